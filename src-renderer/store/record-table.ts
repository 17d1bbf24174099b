import type { AnyRecordType, RecordBody } from '#shared/domain/core/record-type.ts'

/** What a pending command makes of a record: its new body, or null when it deletes it. */
export type Patch = RecordBody | null

/** The records of one kind that are in memory: confirmed rows, and the patches of pending commands over them. */
export interface RecordTable {
  readonly type: AnyRecordType
  readonly rows: Map<string, RecordBody>
  readonly cuts: Map<string, Set<string>>
  patches: ReadonlyMap<string, Patch>
  /** Raised at each change: lists are cached by it. */
  version: number
  readonly lists: Map<string, { readonly version: number; readonly list: readonly RecordBody[] }>
}

export function createTable(type: AnyRecordType): RecordTable {
  return { type, rows: new Map(), cuts: new Map(), patches: new Map(), version: 1, lists: new Map() }
}

/** Puts a confirmed row, leaving the cut it came from when it moved. */
export function putRow(table: RecordTable, record: RecordBody): void {
  removeRow(table, record.id)
  table.rows.set(record.id, record)
  const cut = table.type.partitionOf(record)
  const ids = table.cuts.get(cut)
  if (ids) ids.add(record.id)
  else table.cuts.set(cut, new Set([record.id]))
}

export function removeRow(table: RecordTable, id: string): void {
  const earlier = table.rows.get(id)
  if (!earlier) return
  table.rows.delete(id)
  table.cuts.get(table.type.partitionOf(earlier))?.delete(id)
}

/** The record as the person sees it: base ⊕ patches. */
export function lookUp(table: RecordTable, id: string): RecordBody | undefined {
  const patch = table.patches.get(id)
  return patch === undefined ? table.rows.get(id) : (patch ?? undefined)
}

/** The records of some cuts, or all of them; the same array as long as nothing changed. */
export function listRecords(table: RecordTable, cuts?: readonly string[]): readonly RecordBody[] {
  const key = cuts ? `=${[...cuts].sort().join('|')}` : ''
  const known = table.lists.get(key)
  if (known?.version === table.version) return known.list
  const list = collect(table, cuts)
  table.lists.set(key, { version: table.version, list })
  return list
}

function collect(table: RecordTable, cuts?: readonly string[]): readonly RecordBody[] {
  const isWanted = (record: RecordBody) => !cuts || cuts.includes(table.type.partitionOf(record))
  const list: RecordBody[] = []
  const add = (id: string, row: RecordBody) => {
    const patch = table.patches.get(id)
    if (patch === undefined) list.push(row)
    else if (patch !== null && isWanted(patch)) list.push(patch)
  }
  const ids = cuts ? cuts.flatMap((cut) => [...(table.cuts.get(cut) ?? [])]) : null
  if (ids) for (const id of ids) add(id, table.rows.get(id) as RecordBody)
  else for (const [id, row] of table.rows) add(id, row)
  const listed = ids ? new Set(ids) : table.rows
  for (const [id, patch] of table.patches)
    if (patch !== null && !listed.has(id) && isWanted(patch)) list.push(patch)
  return list
}
