import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '#server/store/tables.ts'

/** Another school with the same people and the same year, under a number of its own. */
export async function cloneSchool(db: Database, from: string, to: string): Promise<void> {
  await sql`insert into school_clock (school, epoch, rev, floor, posting_rev)
    select ${to}, ${randomUUID()}, rev, floor, posting_rev from school_clock where school = ${from}`.execute(
    db,
  )
  await sql`insert into record (school, kind, id, rev, version, scopes, data, deleted, mark, updated_at)
    select ${to}, kind, id, rev, version, scopes, data, deleted, mark, updated_at from record where school = ${from}`.execute(
    db,
  )
  await sql`insert into account (id, school, staff_id, external_key, login, roles, password_hash, must_change, created_at)
    select ${to} || id, ${to}, staff_id, external_key, login, roles, password_hash, must_change, created_at
    from account where school = ${from}`.execute(db)
}
