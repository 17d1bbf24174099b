import { readArgs } from '#shared/sync/rebase.ts'
import type { Read } from '#shared/domain/core/command.ts'
import { isResident, loadPartitions } from './load-partitions.ts'
import { isAside, partitionOfRow } from './segment-log.ts'
import type { Staging } from './stage-checkpoint.ts'
import { patchesOf, type VaultState } from './vault-state.ts'

/** Brings into memory the partitions that some reads need; nothing to wait for when they are there. */
export function loadReads(state: VaultState, reads: readonly Read[]): Promise<void> | null {
  const missing = new Map<string, Set<string>>()
  for (const { kind, id } of reads) {
    const partition = partitionOfRow(state.log, kind, id)
    if (!partition || isAside(partition.name) || isResident(state, kind, partition.name)) continue
    missing.set(kind, (missing.get(kind) ?? new Set()).add(partition.name.slice(kind.length + 1)))
  }
  if (missing.size === 0) return null
  const loads = [...missing].flatMap(([kind, cuts]) => {
    const type = state.types.get(kind)
    return type ? [loadPartitions(state, type, [...cuts])] : []
  })
  return Promise.all(loads).then(() => undefined)
}

/** What waiting commands read must be in memory for the view to show their patches. */
export async function loadPendingReads(state: VaultState): Promise<void> {
  const reads = state.outbox.entries.flatMap(({ command }) => {
    const type = state.commands.get(command.name)
    const args = type && readArgs(type, command)
    return type && args ? type.reads(args.value) : []
  })
  const loading = loadReads(state, reads)
  if (!loading) return
  await loading
  if (!state.isClosed) state.collections.setPatches(patchesOf(state))
}

/** Partitions that a screen asked for while a whole base was being staged are read again from it. */
export async function reloadLateComers(state: VaultState, staging: Staging): Promise<void> {
  if (!staging.fresh) return
  const late = [...state.loaded].filter((name) => !staging.residents.has(name))
  for (const name of late) {
    state.loaded.delete(name)
    const cut = name.indexOf('|')
    const type = state.types.get(cut < 0 ? name : name.slice(0, cut))
    if (type) await loadPartitions(state, type, cut < 0 ? undefined : [name.slice(cut + 1)])
  }
}
