import { dayOf, keyOf, studentOf } from '#test/bench/data/bench-row.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'

/** What a window needs in memory to answer at once: by key, by kind and day, by kind and pupil. */
export interface RowIndex {
  readonly byKey: ReadonlyMap<string, RowMessage>
  readonly byDay: ReadonlyMap<string, readonly RowMessage[]>
  readonly byStudent: ReadonlyMap<string, readonly RowMessage[]>
}

export function indexRows(rows: readonly RowMessage[]): RowIndex {
  const byKey = new Map<string, RowMessage>()
  const byDay = new Map<string, RowMessage[]>()
  const byStudent = new Map<string, RowMessage[]>()
  for (const row of rows) {
    byKey.set(keyOf(row), row)
    add(byDay, `${row.kind}|${dayOf(row)}`, row)
    add(byStudent, `${row.kind}|${studentOf(row)}`, row)
  }
  return { byKey, byDay, byStudent }
}

function add(index: Map<string, RowMessage[]>, key: string, row: RowMessage): void {
  const rows = index.get(key)
  if (rows) rows.push(row)
  else index.set(key, [row])
}
