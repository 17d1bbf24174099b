import { instantOf } from '#shared/kernel/instant.ts'
import { endedScopes, isHeldForATime, portalNowMs } from '#shared/sync/portal-time.ts'
import { collectLive, sealAll } from './compact-log.ts'
import type { RowChange } from './collections.ts'
import { doubtRows } from './doubt-rows.ts'
import { namedInManifest, sealManifest, type Manifest } from './manifest.ts'
import {
  addSegment,
  dropSegments,
  forgetRow,
  liveRows,
  partitionOfRow,
  partitionsBeyond,
  type LiveRow,
  type Partition,
} from './segment-log.ts'
import type { SegmentDraft } from './segment.ts'
import { patchesOf, tellVault, type VaultState } from './vault-state.ts'

/**
 * Takes away what was held for a time only, once that time is over by the portal’s clock, heard of the portal or not
 * (laws S6, S10; C2):
 *
 *   held ──end come, or clock put back──▶ rows out of memory ──▶ their segments off the disk, with the scopes, at once
 *     ▲                                                                                                     │
 *     └──────── the portal still opens it: the scope is gained anew, and its rows come back ────────────────┘
 *
 * Never throws: a disk that refuses is tried again at the next look, and memory holds nothing meanwhile.
 */
export async function endScopes(state: VaultState): Promise<void> {
  if (!isAnyOver(state)) return
  await state.writing.run(async () => {
    // A checkpoint may have come first, with the portal’s own word.
    if (state.isClosed || !isAnyOver(state)) return
    const over = new Set(ended(state))
    const scopes = state.manifest.scopes.filter((scope) => !over.has(scope))
    const partitions = partitionsBeyond(state.log, new Set(scopes))
    forget(state, scopes)
    // Not awaited: it takes its own turn. What the disk still has is then neither trusted nor claimed as held.
    await shed(state, partitions, scopes).catch(() => void doubtRows(state, 'scope-end-unwritable'))
    tellVault(state)
  })
}

/** How often the hour is written down at least, while something is held for a time: what a clock set back may win. */
const keptEveryMs = 60_000

/** Keeps how late it is (law S6), so that a clock set back gives nothing back. */
export async function keepTime(state: VaultState): Promise<void> {
  if (!mustKeepTime(state)) return
  await state.writing.run(async () => {
    if (state.isClosed || !mustKeepTime(state)) return
    const portalTime = timeAt(state)
    await state.disk.write({ meta: [await sealManifest(state, { ...state.manifest, portalTime })] })
    state.manifest = { ...state.manifest, portalTime }
  })
}

/** An end has come, or the disk still gives rows of a scope that was given up: it refused when they left. */
function isAnyOver(state: VaultState): boolean {
  return ended(state).length > 0 || rowsBeyond(state, state.manifest.scopes).length > 0
}

/** Standing rows that none of these scopes covers. */
function rowsBeyond({ log }: VaultState, scopes: readonly string[]): readonly LiveRow[] {
  const held = new Set(scopes)
  if (partitionsBeyond(log, held).length === 0) return []
  return [...liveRows(log)].filter((row) => !row.scopes.some((scope) => held.has(scope)))
}

function ended(state: VaultState): readonly string[] {
  return endedScopes(state.manifest, state.clock.now())
}

function mustKeepTime({ manifest, clock }: VaultState): boolean {
  const { portalTime } = manifest
  if (portalTime === null || !isHeldForATime(manifest)) return false
  return portalNowMs(portalTime, clock.now()) - Date.parse(portalTime.seen) >= keptEveryMs
}

function timeAt({ manifest, clock }: VaultState): Manifest['portalTime'] {
  const { portalTime } = manifest
  return portalTime && { ...portalTime, seen: instantOf(portalNowMs(portalTime, clock.now())) }
}

/** Memory first: what nobody may read any more does not wait for the disk. */
function forget(state: VaultState, scopes: readonly string[]): void {
  const leaving = rowsBeyond(state, scopes)
  const changes = leaving.map(({ kind, id }): RowChange => ({ op: 'remove', kind, id }))
  for (const { kind, id } of leaving) forgetRow(state.log, kind, id)
  state.collections.apply(changes, () => patchesOf(state))
}

/** One strict transaction: the segments leave, what they held of other scopes is sealed anew, the scopes are given up. */
async function shed(
  state: VaultState,
  partitions: readonly Partition[],
  scopes: readonly string[],
): Promise<void> {
  const replaced = new Map(partitions.map((partition) => [partition, [...partition.seqs]]))
  const { drafts, isDamaged } = await collectAll(state, partitions)
  const segments = await sealAll(state, drafts)
  if (state.isClosed) return
  const dead = new Set([...replaced.values()].flat())
  const { scopeEnds, segments: standing } = state.manifest
  const change = {
    scopes: [...scopes],
    scopeEnds: Object.fromEntries(Object.entries(scopeEnds).filter(([scope]) => scopes.includes(scope))),
    portalTime: timeAt(state),
    nextSeq: state.nextSeq,
    segments: [...standing.filter(([seq]) => !dead.has(seq)), ...segments.map(namedInManifest)],
  }
  const doubted = () => ({ mustRefresh: isDamaged || state.manifest.mustRefresh })
  await state.disk.write({
    meta: [await sealManifest(state, { ...state.manifest, ...change, ...doubted() })],
    segments: segments.map(({ seq, part, head, body }) => ({ seq, part, head, body })),
    dropSegments: [...dead],
  })
  state.manifest = { ...state.manifest, ...change, ...doubted() }
  for (const { seq, index } of segments) addSegment(state.log, seq, index)
  for (const [partition, seqs] of replaced) dropSegments(state.log, partition, seqs)
}

interface Collected {
  readonly drafts: readonly SegmentDraft[]
  readonly isDamaged: boolean
}

/** A partition that does not open leaves whole: the base is pulled again (law S11), and nothing ended stays for it. */
async function collectAll(state: VaultState, partitions: readonly Partition[]): Promise<Collected> {
  const drafts: SegmentDraft[] = []
  let isDamaged = false
  for (const partition of partitions) {
    const live = await collectLive(state, partition)
    drafts.push(...(live ?? []))
    if (live) continue
    isDamaged = true
    for (const { kind, id } of [...liveRows(state.log)])
      if (partitionOfRow(state.log, kind, id) === partition) forgetRow(state.log, kind, id)
  }
  return { drafts, isDamaged }
}
