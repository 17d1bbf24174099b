import type { CheckpointPage } from '#shared/sync/ports.ts'
import { decodeRow } from '#shared/sync/decode-row.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'
import type { RowChange } from './collections.ts'
import { isResident } from './load-partitions.ts'
import {
  addRow,
  createDraft,
  sealSegment,
  segmentRowsMax,
  type SealedSegment,
  type SegmentDraft,
} from './segment.ts'
import { asideName, partitionName } from './segment-log.ts'
import { createTurnQueue, type TurnQueue } from './turn-queue.ts'
import type { VaultState } from './vault-state.ts'
import { createSlicer } from './yield-to-page.ts'

/** A checkpoint on its way in: rows are sorted into segments, and sealed as soon as a segment is full. */
export interface Staging {
  readonly fresh: boolean
  /** Scopes held when it began, which the portal was told of. */
  readonly scopes: readonly string[]
  readonly drafts: Map<string, SegmentDraft>
  readonly sealing: Promise<SealedSegment>[]
  readonly lane: TurnQueue
  /** Between two segments: encrypting one may take no task of its own, and a hundred would then come in one go. */
  readonly pause: () => Promise<void>
  /** Rows that belong in memory, in the order they came. */
  readonly changes: RowChange[]
  /** Partitions in memory when it began: those loaded since are read from the disk after it. */
  readonly residents: ReadonlySet<string>
  readonly departures: { readonly kind: string; readonly id: string }[]
  /** Where each received row goes, by kind and id: it leaves the partition it was in, if another. */
  readonly arrivals: Map<string, string>
}

export function createStaging(state: VaultState, fresh: boolean): Staging {
  return {
    fresh,
    scopes: state.manifest.scopes,
    drafts: new Map(),
    sealing: [],
    lane: createTurnQueue(),
    pause: createSlicer(),
    changes: [],
    residents: new Set(state.loaded),
    departures: [],
    arrivals: new Map(),
  }
}

/** Rows between two looks at the clock: at each row, looking would cost as much as a part of the work. */
const rowsALook = 16

/** Takes in one page; yields so that the page on screen never waits. */
export async function stagePage(state: VaultState, staging: Staging, page: CheckpointPage): Promise<void> {
  const pause = createSlicer()
  for (const [at, row] of page.rows.entries()) {
    stageRow(state, staging, row)
    if (at % rowsALook === 0) await pause()
  }
  staging.departures.push(...page.deletes, ...page.evicts)
}

function stageRow(state: VaultState, staging: Staging, row: RowMessage): void {
  const decoded = decodeRow(state.types, row)
  const type = state.types.get(row.kind)
  const isKnown = decoded.kind === 'known' && type !== undefined
  const partition = isKnown ? partitionName(row.kind, type.partitionOf(decoded.record)) : asideName(row.kind)
  const draft = draftFor(staging, partition, row.kind)
  addRow(draft, row, JSON.stringify(row.data))
  if (!staging.fresh) staging.arrivals.set(`${row.kind}|${row.id}`, partition)
  if (isKnown && (!staging.fresh || isResident(state, row.kind, partition)))
    staging.changes.push({ op: 'put', kind: row.kind, record: decoded.record })
  if (!isKnown && !staging.fresh) staging.changes.push({ op: 'remove', kind: row.kind, id: row.id })
  if (draft.ids.length >= segmentRowsMax) sealDraft(state, staging, draft)
}

export function draftFor(staging: Staging, partition: string, kind: string): SegmentDraft {
  const known = staging.drafts.get(partition)
  if (known) return known
  const made = createDraft(partition, kind)
  staging.drafts.set(partition, made)
  return made
}

/**
 * Encryption runs beside the next page's journey, and before any transaction opens (law V3): one segment after the
 * other, for turning one into bytes holds the page for some milliseconds, and all of them together for too many.
 */
export function sealDraft(state: VaultState, staging: Staging, draft: SegmentDraft): void {
  staging.drafts.delete(draft.partition)
  const seq = state.nextSeq
  state.nextSeq += 1
  staging.sealing.push(
    staging.lane.run(async () => {
      await staging.pause()
      return sealSegment(state.keys, state.profileId, seq, draft)
    }),
  )
}
