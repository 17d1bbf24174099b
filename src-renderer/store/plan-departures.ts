import type { CheckpointClose } from '#shared/sync/ports.ts'
import { liveRows, partitionOfRow } from './segment-log.ts'
import { draftFor, type Staging } from './stage-checkpoint.ts'
import type { VaultState } from './vault-state.ts'

/**
 * Writes into the drafts what leaves: rows deleted, evicted, moved to another partition, and those that no held
 * scope covers any more (law S10).
 */
export function planDepartures(state: VaultState, staging: Staging, close: CheckpointClose): void {
  if (staging.fresh) return
  const leaving = [...staging.departures, ...uncovered(state, close)]
  for (const { kind, id } of leaving) {
    if (staging.arrivals.has(`${kind}|${id}`)) continue
    depart(state, staging, kind, id)
    staging.changes.push({ op: 'remove', kind, id })
  }
  for (const [key, partition] of staging.arrivals) {
    const cut = key.indexOf('|')
    const [kind, id] = [key.slice(0, cut), key.slice(cut + 1)]
    if (partitionOfRow(state.log, kind, id)?.name !== partition) depart(state, staging, kind, id)
  }
}

function depart(state: VaultState, staging: Staging, kind: string, id: string): void {
  const partition = partitionOfRow(state.log, kind, id)
  if (partition) draftFor(staging, partition.name, kind).gone.push(id)
}

function uncovered(state: VaultState, close: CheckpointClose): { kind: string; id: string }[] {
  const held = new Set(close.scopes)
  if (state.manifest.scopes.every((scope) => held.has(scope))) return []
  return [...liveRows(state.log)]
    .filter(({ scopes }) => !scopes.some((scope) => held.has(scope)))
    .map(({ kind, id }) => ({ kind, id }))
}
