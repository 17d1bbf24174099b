import { randomUUID } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import type { Database } from '#server/store/tables.ts'

/** An id as the demonstration makes them; it begins with a zero. */
const demonstrationId = '\\m(0[0-9a-z]{4}-[0-9a-z]{7})\\M'

/**
 * Another school with the same year, under a number of its own. Its people and things have ids of their own too: had
 * they the same, each index of scopes would hold every teacher a hundred times.
 */
export async function cloneSchool(db: Database, from: string, to: string): Promise<void> {
  const own = (text: RawBuilder<string>) =>
    sql`regexp_replace(${text}, ${demonstrationId}, ${`\\1-${to}`}, 'g')`
  await sql`insert into school_clock (school, epoch, rev, floor, posting_rev)
    select ${to}, ${randomUUID()}, rev, floor, posting_rev from school_clock where school = ${from}`.execute(
    db,
  )
  await sql`insert into record (school, kind, id, rev, version, scopes, data, deleted, mark, updated_at)
    select ${to}, kind, ${own(sql`id`)}, rev, version, ${own(sql`scopes::text`)}::text[], ${own(sql`data::text`)}::jsonb,
      deleted, mark, updated_at
    from record where school = ${from}`.execute(db)
  await sql`insert into account (id, school, staff_id, external_key, login, roles, password_hash, must_change, created_at)
    select ${to} || id, ${to}, ${own(sql`staff_id`)}, external_key, login, roles, password_hash, must_change, created_at
    from account where school = ${from}`.execute(db)
}
