import type { Change } from '#shared/domain/core/command.ts'
import type { AnyRecordType } from '#shared/domain/core/record-type.ts'
import { must } from '#shared/kernel/must.ts'
import { rowMark } from '#shared/protocol/row-mark.ts'

/** A change on its way to the table, with its number. */
export interface WireRow {
  readonly kind: string
  readonly id: string
  readonly rev: number
  readonly mark: number
  readonly version: number
  readonly scopes: readonly string[]
  /** Null for a delete. */
  readonly data: unknown
  /** Portal's time, an Instant. */
  readonly at: string
}

export function wireRow(
  change: Change,
  { rev, at }: Pick<WireRow, 'rev' | 'at'>,
  types: ReadonlyMap<string, AnyRecordType>,
): WireRow {
  const type = must(types.get(change.kind), `a record type named ${change.kind}`)
  const id = change.op === 'put' ? change.record.id : change.id
  const key = { kind: change.kind, id, rev }
  const body = change.op === 'put' ? change.record : null
  return {
    ...key,
    mark: rowMark(key),
    version: type.version,
    scopes: body ? [...new Set(type.scopesOf(body))] : [],
    data: body,
    at,
  }
}

/** The last word on each record wins: one row a record, in the order of first mention. */
export function lastChanges(changes: readonly Change[]): Change[] {
  const byKey = new Map<string, Change>()
  for (const change of changes) {
    byKey.set(`${change.kind}|${change.op === 'put' ? change.record.id : change.id}`, change)
  }
  return [...byKey.values()]
}
