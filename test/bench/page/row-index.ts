import { dayOf, keyOf, studentOf } from '#test/bench/data/bench-row.ts'
import type { KeptRow } from '#test/bench/peers/peer.ts'

/** What a window needs in memory to answer at once: by key, by kind and day, by kind and pupil. */
export interface RowIndex {
  readonly byKey: ReadonlyMap<string, KeptRow>
  readonly byDay: ReadonlyMap<string, readonly KeptRow[]>
  readonly byStudent: ReadonlyMap<string, readonly KeptRow[]>
}

export function indexRows(rows: readonly KeptRow[]): RowIndex {
  const byKey = new Map<string, KeptRow>()
  const byDay = new Map<string, KeptRow[]>()
  const byStudent = new Map<string, KeptRow[]>()
  for (const row of rows) {
    byKey.set(keyOf(row), row)
    add(byDay, `${row.kind}|${dayOf(row)}`, row)
    add(byStudent, `${row.kind}|${studentOf(row)}`, row)
  }
  return { byKey, byDay, byStudent }
}

function add(index: Map<string, KeptRow[]>, key: string, row: KeptRow): void {
  const rows = index.get(key)
  if (rows) rows.push(row)
  else index.set(key, [row])
}
