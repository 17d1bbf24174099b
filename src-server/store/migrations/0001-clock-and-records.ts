import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The school's clock, the records, and the scopes that rows left (laws S1, S7). */
export const clockAndRecords: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table school_clock (
        school text primary key,
        epoch text not null,
        rev bigint not null default 0,
        floor bigint not null default 0,
        posting_rev bigint not null default 0
      )`.execute(db)
    await sql`
      create table record (
        school text not null references school_clock (school),
        kind text not null,
        id text not null,
        rev bigint not null,
        version integer not null,
        scopes text[] not null,
        data jsonb not null,
        deleted boolean not null default false,
        mark bigint not null,
        updated_at text not null,
        primary key (school, kind, id)
      )`.execute(db)
    await sql`create index record_by_rev on record (school, rev, kind, id)`.execute(db)
    await sql`create index record_by_scope on record using gin (scopes)`.execute(db)
    await sql`
      create table scope_log (
        school text not null,
        rev bigint not null,
        kind text not null,
        id text not null,
        scope text not null
      )`.execute(db)
    await sql`create index scope_log_by_rev on scope_log (school, rev)`.execute(db)
  },
}
