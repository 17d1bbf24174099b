import type { RowMessage } from '#shared/protocol/pull.ts'
import { canonicalJson } from '#shared/kernel/canonical-json.ts'
import { fnv1a } from '#shared/kernel/fnv.ts'
import type { TypedRecord } from './make-school.ts'

/** Rows of one revision: what an import writes at once. */
const rowsPerRevision = 500

/** The records as the portal would send them down. */
export function toRows(records: readonly TypedRecord[]): RowMessage[] {
  return records.map(({ type, record }, index) => ({
    kind: type.kind,
    id: record.id,
    rev: 1 + Math.floor(index / rowsPerRevision),
    version: type.version,
    scopes: [...type.scopesOf(record)],
    data: record as unknown as Record<string, unknown>,
  }))
}

/** One name over all kinds. */
export function keyOf(row: { readonly kind: string; readonly id: string }): string {
  return `${row.kind}|${row.id}`
}

/** The day a row belongs to, empty for the standing ones. */
export function dayOf(row: Pick<RowMessage, 'kind' | 'data'>): string {
  const day = row.data['date'] ?? (row.kind === 'absence' ? row.data['from'] : '')
  return typeof day === 'string' ? day : ''
}

/** The one pupil a row is about, empty when none or several. */
export function studentOf(row: Pick<RowMessage, 'data'>): string {
  const student = row.data['studentId'] ?? ''
  return typeof student === 'string' ? student : ''
}

/** What two sets of rows must share to be the same: how many, and every letter of them, in any order. */
export interface ContentMark {
  readonly rows: number
  readonly sum: number
}

/** Of whatever was kept: kind, id and record. The revision is left out, a peer may keep its own. */
export function contentMark(rows: Iterable<{ kind: string; id: string; data: unknown }>): ContentMark {
  let count = 0
  let sum = 0
  for (const row of rows) {
    count += 1
    sum = (sum + fnv1a(`${row.kind}|${row.id}|${canonicalJson(row.data)}`)) % 0x1_0000_0000
  }
  return { rows: count, sum }
}

export function sameMark(a: ContentMark, b: ContentMark): boolean {
  return a.rows === b.rows && a.sum === b.sum
}
