import { sql, type Selectable } from 'kysely'
import type { Change } from '#shared/domain/core/command.ts'
import type { AnyRecordType } from '#shared/domain/core/record-type.ts'
import { recordTypes as allTypes } from '#shared/domain/registry.ts'
import { must } from '#shared/kernel/must.ts'
import { rowMark } from '#shared/protocol/row-mark.ts'
import type { HeadNews } from './head-news.ts'
import type { SchoolClockRow, Tx } from './tables.ts'

export interface ApplyOptions {
  readonly types?: ReadonlyMap<string, AnyRecordType>
  /**
   * Rows that share a revision: few enough for several to fill a page of a pull well (decision 0007). A command
   * is one revision whatever its size (law S3).
   */
  readonly rowsPerRevision?: number
  /** Portal's time, an Instant. */
  readonly now?: string
  /** The school's clock, where the caller's transaction holds it under lock already. */
  readonly clock?: HeldClock
}

/** The clock's row, as it stands under the lock of who holds it (law S1). */
export type HeldClock = Selectable<SchoolClockRow>

/** Kinds that tell who teaches whom (C18) and who may read what (C2): a change there may change what a person holds. */
const postingKinds: ReadonlySet<string> = new Set([
  'lesson',
  'teachingService',
  'division',
  'readingPass',
  'readingConsent',
])

/** Rows of one statement: large enough to be fast, small enough for memory. */
const batchRows = 5000

interface WireRow {
  readonly kind: string
  readonly id: string
  readonly rev: number
  readonly mark: number
  readonly version: number
  readonly scopes: readonly string[]
  readonly data: unknown
}

/** The last word on each record wins: one row a record, in the order of first mention. */
function lastChanges(changes: readonly Change[]): Change[] {
  const byKey = new Map<string, Change>()
  for (const change of changes) {
    byKey.set(`${change.kind}|${change.op === 'put' ? change.record.id : change.id}`, change)
  }
  return [...byKey.values()]
}

/** @returns the scopes that rows have left */
async function writePuts(
  tx: Tx,
  school: string,
  rows: readonly WireRow[],
  now: string,
): Promise<readonly string[]> {
  const { rows: left } = await sql<{ scope: string }>`
    with incoming as materialized (
      select kind, id, rev, mark, version, data,
        array(select jsonb_array_elements_text(scopes)) as scopes
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(kind text, id text, rev bigint, mark bigint, version int, scopes jsonb, data jsonb)
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
      select ${school}, kind, id, rev, version, scopes, data, false, mark, ${now} from incoming
      on conflict (school, kind, id) do update set
        rev = excluded.rev, version = excluded.version, scopes = excluded.scopes, data = excluded.data,
        deleted = false, mark = excluded.mark, updated_at = excluded.updated_at
    )
    select distinct scope from gone`.execute(tx)
  return left.map(({ scope }) => scope)
}

/** A tombstone keeps the scopes, so that their holders hear of it, and drops the content. @returns those scopes */
async function writeDeletes(
  tx: Tx,
  school: string,
  rows: readonly WireRow[],
  now: string,
): Promise<readonly string[]> {
  const { rows: gone } = await sql<{ scopes: readonly string[] }>`
    update record set deleted = true, data = '{}'::jsonb, rev = gone.rev, mark = gone.mark, updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as gone(kind text, id text, rev bigint, mark bigint)
    where record.school = ${school} and record.kind = gone.kind and record.id = gone.id and not record.deleted
    returning record.scopes`.execute(tx)
  return gone.flatMap(({ scopes }) => scopes)
}

/** A notice of PostgreSQL holds 8,000 bytes. More scopes than these are news for everybody. */
function fewScopes(scopes: ReadonlySet<string>): readonly string[] | null {
  const listed = [...scopes]
  return listed.join().length < 4000 ? listed : null
}

function wireRow(change: Change, rev: number, types: ReadonlyMap<string, AnyRecordType>): WireRow {
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
  }
}

/** Takes the school's clock row under lock (law S1): from here to the commit, nobody else numbers. */
export async function lockClock(tx: Tx, school: string): Promise<HeldClock> {
  const clock = await tx
    .selectFrom('school_clock')
    .selectAll()
    .where('school', '=', school)
    .forUpdate()
    .executeTakeFirst()
  return must(clock, `a clock for school ${school}`)
}

/**
 * The only writer of records: numbers the changes and writes them, in the caller's transaction.
 * Whether a put really changes anything is the caller's affair: each one takes a new revision.
 * @returns the school's revision after it, its clock as it stands then, and the number of rows written
 */
export async function applyChanges(
  tx: Tx,
  school: string,
  changes: readonly Change[],
  options: ApplyOptions = {},
): Promise<{ rev: number; clock: HeldClock; written: number }> {
  const { types = allTypes, rowsPerRevision = 200, now = new Date().toISOString() } = options
  const clock = options.clock ?? (await lockClock(tx, school))
  const kept = lastChanges(changes)
  if (kept.length === 0) return { rev: clock.rev, clock, written: 0 }
  const touched = new Set<string>()
  for (let start = 0; start < kept.length; start += batchRows) {
    const batch = kept.slice(start, start + batchRows)
    const rows = batch.map((change, i) =>
      wireRow(change, clock.rev + 1 + Math.floor((start + i) / rowsPerRevision), types),
    )
    const puts = rows.filter((row) => row.data !== null)
    const deletes = rows.filter((row) => row.data === null)
    for (const row of rows) row.scopes.forEach((scope) => touched.add(scope))
    if (puts.length > 0) (await writePuts(tx, school, puts, now)).forEach((scope) => touched.add(scope))
    if (deletes.length > 0)
      (await writeDeletes(tx, school, deletes, now)).forEach((scope) => touched.add(scope))
  }
  const rev = clock.rev + 1 + Math.floor((kept.length - 1) / rowsPerRevision)
  const isPosting = kept.some((change) => postingKinds.has(change.kind))
  const posting = isPosting ? { posting_rev: rev } : {}
  const news: HeadNews = { school, head: rev, scopes: isPosting ? null : fewScopes(touched) }
  await tx
    .updateTable('school_clock')
    .set({ rev, ...posting })
    .where('school', '=', school)
    .returning(sql`pg_notify('pupitre_head', ${JSON.stringify(news)})`.as('told'))
    .execute()
  return { rev, clock: { ...clock, rev, ...posting }, written: kept.length }
}
