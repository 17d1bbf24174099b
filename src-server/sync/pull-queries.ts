import { sql } from 'kysely'
import { pageRowsMax } from '#shared/protocol/version.ts'
import type { ScopeDigest } from '#shared/protocol/pull.ts'
import type { Tx } from '#server/store/tables.ts'
import type { RowPlace } from './page-token.ts'

/** Whose rows, and up to where. */
export interface PullView {
  readonly school: string
  readonly kinds: readonly string[]
  readonly scopes: readonly string[]
  /** Scopes held complete at `cursor`. */
  readonly kept: readonly string[]
  readonly gained: readonly string[]
  readonly cursor: number
  readonly head: number
}

export interface PageRow {
  readonly rev: number
  readonly kind: string
  readonly id: string
  readonly json: string
}

export interface KeyRow {
  readonly kind: string
  readonly id: string
  readonly rev: number
}

/** One row more than a page, in revision order: new rows, and the back-fill of scopes gained. */
export async function readPageRows(tx: Tx, view: PullView, after: RowPlace): Promise<PageRow[]> {
  const backfill =
    view.gained.length === 0
      ? sql`false`
      : sql`rev <= ${view.cursor} and scopes && ${view.gained}::text[] and not scopes && ${view.kept}::text[]`
  const { rows } = await sql<PageRow>`
    select rev, kind, id,
      '{"kind":' || to_json(kind) || ',"id":' || to_json(id) || ',"rev":' || rev || ',"version":' || version
        || ',"scopes":' || array_to_json(scopes) || ',"data":' || data::text || '}' as json
    from record
    where school = ${view.school} and (rev, kind, id) > (${after.rev}, ${after.kind}, ${after.id}) and rev <= ${view.head}
      and not deleted and kind = any(${view.kinds}::text[])
      and ((rev > ${view.cursor} and scopes && ${view.scopes}::text[]) or (${backfill}))
    order by rev, kind, id
    limit ${pageRowsMax + 1}`.execute(tx)
  return rows
}

/** Tombstones of the person's scopes. What lay in a scope he lost goes with the scope. */
export async function readDeletes(tx: Tx, view: PullView): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select kind, id, rev from record
    where school = ${view.school} and rev > ${view.cursor} and rev <= ${view.head}
      and deleted and kind = any(${view.kinds}::text[]) and scopes && ${view.scopes}::text[]
    order by rev, kind, id`.execute(tx)
  return rows
}

/** Rows that left a scope of the person and that no scope of his covers now: to be dropped, not deleted (law S10). */
export async function readEvicts(tx: Tx, view: PullView): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select left_scope.kind, left_scope.id, max(left_scope.rev) as rev from scope_log as left_scope
    left join record on record.school = left_scope.school and record.kind = left_scope.kind and record.id = left_scope.id
    where left_scope.school = ${view.school} and left_scope.rev > ${view.cursor} and left_scope.rev <= ${view.head}
      and left_scope.scope = any(${view.scopes}::text[]) and left_scope.kind = any(${view.kinds}::text[])
      and (record.id is null or not record.scopes && ${view.scopes}::text[])
    group by left_scope.kind, left_scope.id
    order by 3, 1, 2`.execute(tx)
  return rows
}

/** What each scope holds now, for both sides to compare (law S11). */
export async function readDigests(tx: Tx, view: PullView): Promise<ScopeDigest[]> {
  const { rows } = await sql<ScopeDigest>`
    select wanted.scope, count(record.id) as rows, coalesce(sum(record.mark), 0) as sum
    from unnest(${view.scopes}::text[]) as wanted(scope)
    left join (
      select id, mark, unnest(scopes) as scope from record
      where school = ${view.school} and not deleted and kind = any(${view.kinds}::text[]) and scopes && ${view.scopes}::text[]
    ) as record on record.scope = wanted.scope
    group by wanted.scope order by wanted.scope`.execute(tx)
  return rows
}
