import type { AnyRecordType, RecordBody } from '#shared/domain/core/record-type.ts'

/** What a pending command makes of a record: its new body, or null when it deletes it. */
export type Patch = RecordBody | null

/** A list as it was last asked for: confirmed rows kept apart, so that a patch costs a copy and not a search. */
interface KeptList {
  rowsVersion: number
  rows: readonly RecordBody[]
  /** Where each confirmed row stands; made when a first patch needs it. */
  places: ReadonlyMap<string, number> | null
  version: number
  list: readonly RecordBody[]
}

/** The records of one kind that are in memory: confirmed rows by partition, and the patches of pending commands over them. */
export interface RecordTable {
  readonly type: AnyRecordType
  readonly rows: Map<string, RecordBody>
  readonly cuts: Map<string, Map<string, RecordBody>>
  patches: ReadonlyMap<string, Patch>
  /** Raised when confirmed rows change. */
  rowsVersion: number
  /** Raised at each change: lists are cached by it. */
  version: number
  readonly lists: Map<string, KeptList>
}

export function createTable(type: AnyRecordType): RecordTable {
  return {
    type,
    rows: new Map(),
    cuts: new Map(),
    patches: new Map(),
    rowsVersion: 1,
    version: 1,
    lists: new Map(),
  }
}

/** Puts a confirmed row, leaving the partition it came from when it moved. */
export function putRow(table: RecordTable, record: RecordBody): void {
  const cut = table.type.partitionOf(record)
  const earlier = table.rows.get(record.id)
  if (earlier && table.type.partitionOf(earlier) !== cut) removeRow(table, record.id)
  table.rows.set(record.id, record)
  const ofCut = table.cuts.get(cut)
  if (ofCut) ofCut.set(record.id, record)
  else table.cuts.set(cut, new Map([[record.id, record]]))
  table.rowsVersion += 1
}

export function removeRow(table: RecordTable, id: string): void {
  const earlier = table.rows.get(id)
  if (!earlier) return
  table.rows.delete(id)
  table.cuts.get(table.type.partitionOf(earlier))?.delete(id)
  table.rowsVersion += 1
}

/** The record as the person sees it: base ⊕ patches. */
export function lookUp(table: RecordTable, id: string): RecordBody | undefined {
  const patch = table.patches.get(id)
  return patch === undefined ? table.rows.get(id) : (patch ?? undefined)
}

/** The records of some partitions, or all of them; the same array as long as nothing changed. */
export function listRecords(table: RecordTable, cuts?: readonly string[]): readonly RecordBody[] {
  const key = cuts ? `=${[...cuts].sort().join('|')}` : ''
  const kept = table.lists.get(key) ?? emptyList()
  table.lists.set(key, kept)
  if (kept.version === table.version) return kept.list
  if (kept.rowsVersion !== table.rowsVersion) {
    kept.rows = collectRows(table, cuts)
    kept.places = null
    kept.rowsVersion = table.rowsVersion
  }
  kept.list = table.patches.size === 0 ? kept.rows : patchRows(table, kept, cuts)
  kept.version = table.version
  return kept.list
}

function emptyList(): KeptList {
  return { rowsVersion: 0, rows: [], places: null, version: 0, list: [] }
}

function collectRows(table: RecordTable, cuts?: readonly string[]): readonly RecordBody[] {
  if (!cuts) return [...table.rows.values()]
  return [...new Set(cuts)].flatMap((cut) => [...(table.cuts.get(cut)?.values() ?? [])])
}

function patchRows(table: RecordTable, kept: KeptList, cuts?: readonly string[]): readonly RecordBody[] {
  kept.places ??= new Map(kept.rows.map(({ id }, place) => [id, place]))
  const list: Patch[] = [...kept.rows]
  let hasHoles = false
  for (const [id, patch] of table.patches) {
    const place = kept.places.get(id)
    const isWanted = patch !== null && (!cuts || cuts.includes(table.type.partitionOf(patch)))
    if (place !== undefined) {
      list[place] = isWanted ? patch : null
      hasHoles ||= !isWanted
    } else if (isWanted) list.push(patch)
  }
  return hasHoles ? list.filter((record) => record !== null) : (list as readonly RecordBody[])
}
