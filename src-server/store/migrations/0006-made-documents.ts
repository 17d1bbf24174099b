import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What the portal made of the cahiers on request: a PDF for a day, an archive for years. In parts, so that none is whole in memory. */
export const madeDocuments: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table made_document (
        school text not null,
        id text not null,
        kind text not null,
        made_by text,
        school_year int not null,
        teacher_id text,
        file_name text not null,
        media_type text not null,
        size bigint not null,
        pages int not null,
        entries int not null,
        seals int not null,
        digest text not null,
        begun_at text not null,
        made_at text,
        primary key (school, id)
      )`.execute(db)
    await sql`
      create table made_document_part (
        school text not null,
        document_id text not null,
        place int not null,
        bytes bytea not null,
        primary key (school, document_id, place)
      )`.execute(db)
  },
}
