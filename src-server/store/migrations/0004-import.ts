import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What the import remembers from one time to the next: keys of other systems, and what waits for a person. */
export const importMemory: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table import_key (
        school text not null references school_clock (school),
        source text not null,
        external_key text not null,
        record_id text not null,
        primary key (school, source, external_key)
      )`.execute(db)
    await sql`
      create table held_item (
        school text not null references school_clock (school),
        code text not null,
        id text not null,
        file text not null,
        message text not null,
        payload jsonb not null,
        held_at text not null,
        decision jsonb,
        decided_by text,
        decided_at text,
        primary key (school, code, id)
      )`.execute(db)
  },
}
