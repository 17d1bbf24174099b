import type { RecordBody } from '#shared/domain/core/record-type.ts'
import { schoolRecord, type School } from '#shared/domain/people/school.ts'
import type { CheckpointClose } from '#shared/sync/ports.ts'
import { namedInManifest, sealManifest, type Manifest } from './manifest.ts'
import { loadPendingReads, reloadLateComers } from './load-pending-reads.ts'
import { sealOutboxRow } from './outbox.ts'
import { planDepartures } from './plan-departures.ts'
import { copyToJournal, renumberInMemory } from './renumber-outbox.ts'
import { isResident } from './load-partitions.ts'
import { addSegment, createLog, partitionName, type SegmentLog } from './segment-log.ts'
import type { SealedSegment } from './segment.ts'
import { settleCheckpoint, type CheckpointSettlement } from './settle-checkpoint.ts'
import { sealSettled } from './settled-rows.ts'
import { sealDraft, type Staging } from './stage-checkpoint.ts'
import { patchesOf, schemaOf, tellVault, type VaultState } from './vault-state.ts'
import { createSlicer } from './yield-to-page.ts'

/**
 * Applies a complete checkpoint: everything is sealed first, then one strict transaction holds the rows, the cursor,
 * the removal of confirmed commands and the verdicts (law S8); memory follows once the disk has it. Commands typed
 * meanwhile wait their turn and survive (law S9).
 * @returns false when nothing was applied: the portal believes held what has ended here since it was asked (law S10)
 */
export async function commitCheckpoint(
  state: VaultState,
  staging: Staging,
  close: CheckpointClose,
): Promise<boolean> {
  const isApplied = await state.writing.run(async () => {
    if (!staging.fresh && staging.scopes !== state.manifest.scopes) return false
    planDepartures(state, staging, close)
    for (const draft of [...staging.drafts.values()]) sealDraft(state, staging, draft)
    const segments = await Promise.all(staging.sealing)
    const log = staging.fresh ? await logOf(segments) : state.log
    await state.outbox.turns.run(async () => {
      if (state.isClosed) return
      const settlement = settleCheckpoint(state, close, staging.fresh)
      const manifest = manifestAfter(state, staging, close, settlement, segments)
      await write(state, staging, close, settlement, manifest, segments)
      if (state.isClosed) return
      remember(state, staging, close, settlement, manifest, segments, log)
    })
    return true
  })
  if (state.isClosed || !isApplied) return isApplied
  await loadPendingReads(state)
  await reloadLateComers(state, staging)
  tellVault(state)
  return true
}

/** A whole base has a log of its own, built aside so that the swap is one assignment. */
async function logOf(segments: readonly SealedSegment[]): Promise<SegmentLog> {
  const log = createLog()
  const pause = createSlicer()
  for (const { seq, index } of segments) {
    addSegment(log, seq, index)
    await pause()
  }
  return log
}

function manifestAfter(
  state: VaultState,
  staging: Staging,
  close: CheckpointClose,
  settlement: CheckpointSettlement,
  segments: readonly SealedSegment[],
): Manifest {
  const earlier = staging.fresh ? [] : state.manifest.segments
  const schoolYear = schoolYearIn(staging) ?? state.manifest.schoolYear
  // The school year's rollover drops the base: what follows is pulled whole (law V7).
  const isRollover =
    !staging.fresh && state.manifest.schoolYear !== null && schoolYear !== state.manifest.schoolYear
  return {
    ...state.manifest,
    epoch: close.epoch,
    cursor: close.head,
    scopes: [...close.scopes],
    roles: close.roles && [...close.roles],
    scopeEnds: { ...close.scopeEnds },
    // The portal's own word: where this device believed itself later than it is, it is put right.
    portalTime: { skewMs: close.skewMs, seen: close.now },
    confirmedMid: close.lastMid,
    mustRefresh: isRollover || (!staging.fresh && state.manifest.mustRefresh),
    dataAsOf: close.now,
    schoolYear,
    schema: staging.fresh ? schemaOf(state.types) : state.manifest.schema,
    numbering: settlement.rewritten ? state.manifest.numbering + 1 : state.manifest.numbering,
    nextSeq: state.nextSeq,
    segments: [...earlier, ...segments.map(namedInManifest)],
    counts: settlement.counts,
  }
}

function schoolYearIn(staging: Staging): number | undefined {
  const school = staging.changes.findLast(
    (change) => change.op === 'put' && change.kind === schoolRecord.kind,
  )
  return school?.op === 'put' ? (school.record as School).schoolYear : undefined
}

async function write(
  state: VaultState,
  staging: Staging,
  close: CheckpointClose,
  settlement: CheckpointSettlement,
  manifest: Manifest,
  segments: readonly SealedSegment[],
): Promise<void> {
  const { rewritten, settled, dropped } = settlement
  const [meta, outbox, settledRows] = await Promise.all([
    sealManifest(state, manifest),
    rewritten && Promise.all(rewritten.map((command) => sealOutboxRow(state, command, manifest.numbering))),
    Promise.all(settled.map((one) => sealSettled(state, one))),
  ])
  await state.disk.write({
    meta: [meta],
    segments: segments.map(({ seq, part, head, body }) => ({ seq, part, head, body })),
    ...(staging.fresh ? { dropSegments: 'all' as const } : {}),
    ...(outbox ? { outbox, dropOutbox: 'all' as const } : { dropOutbox: close.lastMid }),
    ...(dropped.length > 0 ? { dropSettled: dropped } : {}),
    ...(settledRows.length > 0 ? { settled: settledRows } : {}),
  })
  if (rewritten) await copyToJournal(state, rewritten, manifest.numbering)
  else if (settled.length > 0)
    void state.journal.truncate(close.lastMid).catch(() => state.report('journal-unwritable'))
}

/** Memory takes what the disk has taken, in one go: nobody sees half a checkpoint. */
function remember(
  state: VaultState,
  staging: Staging,
  close: CheckpointClose,
  settlement: CheckpointSettlement,
  manifest: Manifest,
  segments: readonly SealedSegment[],
  log: SegmentLog,
): void {
  const { collections, settled, outbox } = state
  if (!staging.fresh) for (const { seq, index } of segments) addSegment(log, seq, index)
  state.log = log
  // Doubts raised while it was being written still stand, unless it replaced the base that was doubted.
  state.manifest = {
    ...manifest,
    mustRefresh: manifest.mustRefresh || (!staging.fresh && state.manifest.mustRefresh),
  }
  for (const mid of settlement.dropped) settled.delete(mid)
  for (const one of settlement.settled) settled.set(one.mid, one)
  state.settledEdition += 1
  const durable = settlement.rewritten ?? settlement.remaining
  // After a loss numbers jumped; with a whole base the next ones follow what waits again.
  if (staging.fresh || settlement.rewritten)
    renumberInMemory(state, durable, close.lastMid, manifest.numbering)
  else
    outbox.entries = outbox.entries.filter(
      ({ command, isDurable }) => !isDurable || command.mid > close.lastMid,
    )
  const patches = () => patchesOf(state)
  if (staging.fresh) collections.replaceAll(staging.changes, patches)
  else {
    collections.apply(
      staging.changes.filter(
        (change) => change.op === 'remove' || isInMemory(state, change.kind, change.record),
      ),
      patches,
    )
  }
}

function isInMemory(state: VaultState, kind: string, record: RecordBody): boolean {
  const type = state.types.get(kind)
  return type !== undefined && isResident(state, kind, partitionName(kind, type.partitionOf(record)))
}
