import { sql } from 'kysely'
import type { Tx } from './tables.ts'
import type { WireRow } from './wire-row.ts'

/** @returns the scopes that rows have left */
async function writePuts(tx: Tx, school: string, rows: readonly WireRow[]): Promise<readonly string[]> {
  const { rows: left } = await sql<{ scope: string }>`
    with incoming as materialized (
      select kind, id, rev, mark, version, data, at,
        array(select jsonb_array_elements_text(scopes)) as scopes
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(kind text, id text, rev bigint, mark bigint, version int, scopes jsonb, data jsonb, at text)
    ), gone as (
      insert into scope_log (school, rev, kind, id, scope)
      select ${school}, incoming.rev, incoming.kind, incoming.id, old_scope
      from incoming
      join record on record.school = ${school} and record.kind = incoming.kind and record.id = incoming.id
      cross join lateral unnest(record.scopes) as old_scope
      where old_scope <> all (incoming.scopes)
      returning scope
    ), written as (
      insert into record (school, kind, id, rev, version, scopes, data, deleted, mark, updated_at)
      select ${school}, kind, id, rev, version, scopes, data, false, mark, at from incoming
      on conflict (school, kind, id) do update set
        rev = excluded.rev, version = excluded.version, scopes = excluded.scopes, data = excluded.data,
        deleted = false, mark = excluded.mark, updated_at = excluded.updated_at
    )
    select distinct scope from gone`.execute(tx)
  return left.map(({ scope }) => scope)
}

/** A tombstone keeps the scopes, so that their holders hear of it, and drops the content. @returns those scopes */
async function writeDeletes(tx: Tx, school: string, rows: readonly WireRow[]): Promise<readonly string[]> {
  const { rows: gone } = await sql<{ scopes: readonly string[] }>`
    update record set deleted = true, data = '{}'::jsonb, rev = gone.rev, mark = gone.mark, updated_at = gone.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as gone(kind text, id text, rev bigint, mark bigint, at text)
    where record.school = ${school} and record.kind = gone.kind and record.id = gone.id and not record.deleted
    returning record.scopes`.execute(tx)
  return gone.flatMap(({ scopes }) => scopes)
}

/**
 * Writes rows, one a record at most, and what scopes they left (law S7).
 * @returns the scopes touched: those that rows are in, and those that they left
 */
export async function writeRows(
  tx: Tx,
  school: string,
  rows: readonly WireRow[],
): Promise<ReadonlySet<string>> {
  const puts = rows.filter((row) => row.data !== null)
  const deletes = rows.filter((row) => row.data === null)
  const left = puts.length > 0 ? await writePuts(tx, school, puts) : []
  const gone = deletes.length > 0 ? await writeDeletes(tx, school, deletes) : []
  return new Set([...rows.flatMap((row) => row.scopes), ...left, ...gone])
}
