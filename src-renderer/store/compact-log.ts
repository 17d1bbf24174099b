import {
  addRow,
  createDraft,
  openBody,
  sealSegment,
  segmentRowsMax,
  type DraftedRow,
  type SealedSegment,
  type SegmentDraft,
  type SegmentHead,
} from './segment.ts'
import { doubtRows } from './doubt-rows.ts'
import { namedInManifest, sealManifest } from './manifest.ts'
import {
  addSegment,
  dropSegments,
  isLive,
  needsCompaction,
  partitionsBeyond,
  type Partition,
} from './segment-log.ts'
import type { VaultState } from './vault-state.ts'
import { createSlicer } from './yield-to-page.ts'

/**
 * Rewrites the partitions of which half is dead (law V3), and those that keep rows of a scope that was lost (law S10),
 * each in one transaction.
 */
export async function compactLog(state: VaultState): Promise<void> {
  const beyond = new Set(partitionsBeyond(state.log, new Set(state.manifest.scopes)))
  for (const partition of [...state.log.partitions.values()])
    if (needsCompaction(partition) || beyond.has(partition))
      await state.writing.run(() => compactPartition(state, partition))
}

async function compactPartition(state: VaultState, partition: Partition): Promise<void> {
  if (state.isClosed || state.log.partitions.get(partition.name) !== partition) return
  const replaced = [...partition.seqs]
  const drafts = await collectLive(state, partition)
  // Not awaited: it takes its own turn after this one.
  if (!drafts) return void doubtRows(state, 'segment-damaged')
  const segments = await sealAll(state, drafts)
  if (state.isClosed) return
  const dead = new Set(replaced)
  const kept = state.manifest.segments.filter(([seq]) => !dead.has(seq))
  const manifest = {
    ...state.manifest,
    segments: [...kept, ...segments.map(namedInManifest)],
    nextSeq: state.nextSeq,
  }
  await state.disk.write({
    meta: [await sealManifest(state, manifest)],
    segments: segments.map(({ seq, part, head, body }) => ({ seq, part, head, body })),
    dropSegments: replaced,
  })
  // Only the segments may have changed meanwhile: everything else in the manifest moves under the same turn.
  state.manifest = { ...state.manifest, segments: manifest.segments, nextSeq: manifest.nextSeq }
  for (const { seq, index } of segments) addSegment(state.log, seq, index)
  dropSegments(state.log, partition, replaced)
}

/** Seals drafts under the next numbers. */
export async function sealAll(state: VaultState, drafts: readonly SegmentDraft[]): Promise<SealedSegment[]> {
  const sealed: SealedSegment[] = []
  const pause = createSlicer()
  for (const draft of drafts) {
    const seq = state.nextSeq
    state.nextSeq += 1
    sealed.push(await sealSegment(state.keys, state.profileId, seq, draft))
    await pause()
  }
  return sealed
}

/** The standing rows of a partition, as drafts; null when one of its segments does not open. */
export async function collectLive(state: VaultState, partition: Partition): Promise<SegmentDraft[] | null> {
  const drafts: SegmentDraft[] = []
  const pause = createSlicer()
  const seqs = [...partition.seqs]
  const boxes = await state.disk.readBodies(seqs)
  for (const [index, seq] of seqs.entries()) {
    const head = state.log.segments.get(seq)
    const box = boxes[index]
    const bodies = head ? await openBody(state.keys, state.profileId, { seq, head }, box) : null
    if (!head || bodies?.length !== head.ids.length) return null
    for (const [at, data] of bodies.entries()) {
      if (!isLive(state.log, seq, head, at)) continue
      addRow(draftWithRoom(drafts, partition), rowAt(head, at), JSON.stringify(data))
      await pause()
    }
  }
  return drafts
}

function draftWithRoom(drafts: SegmentDraft[], partition: Partition): SegmentDraft {
  const last = drafts.at(-1)
  if (last && last.ids.length < segmentRowsMax) return last
  const made = createDraft(partition.name, partition.kind)
  drafts.push(made)
  return made
}

function rowAt(head: SegmentHead, at: number): DraftedRow {
  return {
    id: head.ids[at] as string,
    rev: head.revs[at] as number,
    version: head.versions[at] as number,
    scopes: head.scopeSets[head.scopes[at] as number] ?? [],
  }
}
