import type { ScopeDigest } from '#shared/protocol/pull.ts'
import { rowMark } from '#shared/protocol/row-mark.ts'
import type { SegmentHead } from './segment.ts'
import { createSlicer } from './yield-to-page.ts'

/** A row's place: its segment and its index in it, in one number. */
const stride = 4096

export interface Partition {
  readonly name: string
  readonly kind: string
  /** Its segments, oldest first. */
  seqs: number[]
  /** Rows and departures that its segments hold, dead ones included. */
  held: number
  live: number
  /** Raised by each change: a load that saw another number starts again. */
  edition: number
}

/** What lies on the disk, without the records: which row is where, and which are dead. Rebuilt from the heads at each opening. */
export interface SegmentLog {
  readonly segments: Map<number, SegmentHead>
  readonly partitions: Map<string, Partition>
  /** By kind, then by id. */
  readonly places: Map<string, Map<string, number>>
}

export function createLog(): SegmentLog {
  return { segments: new Map(), partitions: new Map(), places: new Map() }
}

/** The partition of a row that this version reads. */
export function partitionName(kind: string, cut: string): string {
  return `${kind}|${cut}`
}

/** Where rows of unknown kinds and versions are kept (law S12). */
export function asideName(kind: string): string {
  return `!${kind}`
}

export function isAside(partition: string): boolean {
  return partition.startsWith('!')
}

/** Takes in one segment. Call in the order of their numbers: a later row replaces an earlier one. */
export function addSegment(log: SegmentLog, seq: number, head: SegmentHead): void {
  log.segments.set(seq, head)
  const partition = partitionFor(log, head)
  partition.seqs.push(seq)
  partition.held += head.ids.length + head.gone.length
  partition.edition += 1
  const places = placesFor(log, head.kind)
  for (const id of head.gone) {
    const place = places.get(id)
    if (place === undefined || segmentAt(log, place).partition !== head.partition) continue
    places.delete(id)
    partition.live -= 1
  }
  head.ids.forEach((id, at) => {
    const earlier = places.get(id)
    if (earlier !== undefined) lose(log, earlier)
    places.set(id, seq * stride + at)
    partition.live += 1
  })
}

/** Forgets segments that a compaction has replaced. */
export function dropSegments(log: SegmentLog, partition: Partition, seqs: readonly number[]): void {
  const dropped = new Set(seqs)
  for (const seq of seqs) {
    const head = log.segments.get(seq)
    if (head) partition.held -= head.ids.length + head.gone.length
    log.segments.delete(seq)
  }
  partition.seqs = partition.seqs.filter((seq) => !dropped.has(seq))
  partition.edition += 1
}

/** The partition that holds a row now. */
export function partitionOfRow(log: SegmentLog, kind: string, id: string): Partition | undefined {
  const place = log.places.get(kind)?.get(id)
  return place === undefined ? undefined : log.partitions.get(segmentAt(log, place).partition)
}

/** Whether the row at an index of a segment is the one that stands. */
export function isLive(log: SegmentLog, seq: number, head: SegmentHead, at: number): boolean {
  return log.places.get(head.kind)?.get(head.ids[at] as string) === seq * stride + at
}

/** Half of it is dead, or it lies in too many pieces: worth rewriting (law V3). */
export function needsCompaction(partition: Partition): boolean {
  const dead = partition.held - partition.live
  return (dead > partition.live && dead > 16) || partition.seqs.length > 24
}

/**
 * The partitions of which a segment still holds rows that none of these scopes covers: dead ones, or about to be. What
 * left with a scope does not wait for half of its partition to be dead (law S10). Looks at sets of scopes, not at rows.
 */
export function partitionsBeyond(log: SegmentLog, held: ReadonlySet<string>): readonly Partition[] {
  const isBeyond = (scopes: readonly string[]) => !scopes.some((scope) => held.has(scope))
  return [...log.partitions.values()].filter(({ seqs }) =>
    seqs.some((seq) => log.segments.get(seq)?.scopeSets.some(isBeyond)),
  )
}

/** Forgets a row without a word on the disk: its segment is about to leave. */
export function forgetRow(log: SegmentLog, kind: string, id: string): void {
  const partition = partitionOfRow(log, kind, id)
  if (!partition) return
  log.places.get(kind)?.delete(id)
  partition.live -= 1
  partition.edition += 1
}

export interface LiveRow {
  readonly kind: string
  readonly id: string
  readonly rev: number
  readonly scopes: readonly string[]
}

/** Every standing row. */
export function* liveRows(log: SegmentLog): Iterable<LiveRow> {
  for (const [kind, places] of log.places)
    for (const [id, place] of places) {
      const head = segmentAt(log, place)
      const at = place % stride
      const scopes = head.scopeSets[head.scopes[at] as number] ?? []
      yield { kind, id, rev: head.revs[at] as number, scopes }
    }
}

/** What the rows of each scope add up to (law S7). */
export async function digestLog(log: SegmentLog, scopes: readonly string[]): Promise<ScopeDigest[]> {
  const sums = new Map(scopes.map((scope) => [scope, { scope, rows: 0, sum: 0 }]))
  const pause = createSlicer()
  let seen = 0
  for (const row of liveRows(log)) {
    const mark = rowMark(row)
    for (const scope of row.scopes) {
      const sum = sums.get(scope)
      if (!sum) continue
      sum.rows += 1
      sum.sum += mark
    }
    seen += 1
    if (seen % 1000 === 0) await pause()
  }
  return [...sums.values()]
}

function segmentAt(log: SegmentLog, place: number): SegmentHead {
  return log.segments.get(Math.floor(place / stride)) as SegmentHead
}

function lose(log: SegmentLog, place: number): void {
  const partition = log.partitions.get(segmentAt(log, place).partition)
  if (!partition) return
  partition.live -= 1
  partition.edition += 1
}

function partitionFor(log: SegmentLog, head: SegmentHead): Partition {
  const known = log.partitions.get(head.partition)
  if (known) return known
  const made: Partition = { name: head.partition, kind: head.kind, seqs: [], held: 0, live: 0, edition: 0 }
  log.partitions.set(head.partition, made)
  return made
}

function placesFor(log: SegmentLog, kind: string): Map<string, number> {
  const known = log.places.get(kind)
  if (known) return known
  const made = new Map<string, number>()
  log.places.set(kind, made)
  return made
}
