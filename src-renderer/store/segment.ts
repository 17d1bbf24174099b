import { markOf, open, seal, type Box } from './ciphers.ts'
import { opaqueName, type VaultKeys } from './vault-keys.ts'
import type { BodyRow, SegmentRow } from './vault-disk.ts'

/** Version of the segments' own shape, bound into each of them. */
export const segmentFormat = 2
/** Rows of one segment at most: decoding one never blocks the page. */
export const segmentRowsMax = 2000

/** What a segment holds and what left its partition, apart from the records themselves. Columns share their index. */
export interface SegmentHead {
  readonly partition: string
  /** The partition's opaque name, to which the segment is bound. */
  readonly part: string
  readonly kind: string
  readonly ids: readonly string[]
  readonly revs: readonly number[]
  readonly versions: readonly number[]
  /** Index into `scopeSets`. */
  readonly scopes: readonly number[]
  readonly scopeSets: readonly (readonly string[])[]
  readonly gone: readonly string[]
  /** Of the one body that goes with this head: a disk that lived twice holds two under the same number (decision 0049). */
  readonly bodyMark: string
}

type SealedHead = readonly [
  partition: string,
  kind: string,
  ids: readonly string[],
  revs: readonly number[],
  versions: readonly number[],
  scopes: readonly number[],
  scopeSets: readonly (readonly string[])[],
  gone: readonly string[],
  bodyMark: string,
]

/** A segment being filled. */
export interface SegmentDraft {
  readonly partition: string
  readonly kind: string
  readonly ids: string[]
  readonly revs: number[]
  readonly versions: number[]
  readonly scopes: number[]
  readonly scopeSets: string[][]
  readonly scopeIndex: Map<string, number>
  /** Each record as JSON. */
  readonly bodies: string[]
  readonly gone: string[]
}

export function createDraft(partition: string, kind: string): SegmentDraft {
  const columns = { ids: [], revs: [], versions: [], scopes: [], scopeSets: [], bodies: [], gone: [] }
  return { partition, kind, ...columns, scopeIndex: new Map() }
}

export interface DraftedRow {
  readonly id: string
  readonly rev: number
  readonly version: number
  readonly scopes: readonly string[]
}

export function addRow(draft: SegmentDraft, row: DraftedRow, body: string): void {
  const key = row.scopes.join(' ')
  let set = draft.scopeIndex.get(key)
  if (set === undefined) {
    set = draft.scopeSets.push([...row.scopes]) - 1
    draft.scopeIndex.set(key, set)
  }
  draft.ids.push(row.id)
  draft.revs.push(row.rev)
  draft.versions.push(row.version)
  draft.scopes.push(set)
  draft.bodies.push(body)
}

export type SealedSegment = SegmentRow & BodyRow & { readonly index: SegmentHead }

/**
 * Seals a draft under its number. Each half is bound to profile, partition, number and format (law V3); the head
 * names its body, and the manifest names the head.
 */
export async function sealSegment(
  keys: VaultKeys,
  profileId: string,
  seq: number,
  draft: SegmentDraft,
): Promise<SealedSegment> {
  const part = await opaqueName(keys, draft.partition)
  const { partition, kind, ids, revs, versions, scopes, scopeSets, gone } = draft
  const body = await seal(keys.segments, `[${draft.bodies.join(',')}]`, boundOf('body', profileId, part, seq))
  const bodyMark = markOf(body)
  const text = JSON.stringify([partition, kind, ids, revs, versions, scopes, scopeSets, gone, bodyMark])
  const head = await seal(keys.segments, text, boundOf('head', profileId, part, seq))
  const index = { partition, part, kind, ids, revs, versions, scopes, scopeSets, gone, bodyMark }
  return { seq, part, head, body, index }
}

/** Null when damaged, swapped or sealed for another place. */
export async function openHead(
  keys: VaultKeys,
  profileId: string,
  row: SegmentRow,
): Promise<SegmentHead | null> {
  const text = await open(keys.segments, row.head, boundOf('head', profileId, row.part, row.seq))
  return text === null ? null : headFrom(JSON.parse(text), row.part)
}

/** What opened is what was sealed, letter for letter: its shape alone is looked at, not each of its thousands of names. */
function headFrom(sealed: unknown, part: string): SegmentHead | null {
  if (!Array.isArray(sealed) || sealed.length !== 9 || !sealed.slice(2, 8).every(Array.isArray)) return null
  const [partition, kind, ids, revs, versions, scopes, scopeSets, gone, bodyMark] =
    sealed as unknown as SealedHead
  return { partition, part, kind, ids, revs, versions, scopes, scopeSets, gone, bodyMark }
}

/** The records of a segment in the order of its head; null when missing, damaged, swapped or of another life. */
export async function openBody(
  keys: VaultKeys,
  profileId: string,
  segment: { readonly seq: number; readonly head: Pick<SegmentHead, 'part' | 'bodyMark'> },
  box: Box | undefined,
): Promise<readonly Record<string, unknown>[] | null> {
  const { seq, head } = segment
  if (!(box instanceof Uint8Array) || markOf(box) !== head.bodyMark) return null
  const text = await open(keys.segments, box, boundOf('body', profileId, head.part, seq))
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>[])
}

function boundOf(half: 'head' | 'body', profileId: string, part: string, seq: number): string {
  return `${profileId}|${half}|${part}|${seq}|${segmentFormat}`
}
