import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What proves a visa (C1): the keys that sign seals, and how far each chain was ever seen. Both only grow. */
export const seals: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table signing_key (
        school text not null,
        id text not null,
        public_key text not null,
        private_key text not null,
        made_at text not null,
        primary key (school, id)
      )`.execute(db)
    await sql`
      create table seal_witness (
        school text not null,
        cahier_id text not null,
        length int not null,
        head text not null,
        at text not null,
        primary key (school, cahier_id, length)
      )`.execute(db)
  },
}
