import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** One verdict a command (laws S2, S4), what was parked, and the log that only grows (C13). */
export const outcomesAndLogs: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table outcome (
        school text not null,
        workstation_id text not null,
        mid bigint not null,
        outcome text not null,
        code text,
        params jsonb,
        rev bigint,
        digest text not null,
        applied_at text not null,
        primary key (school, workstation_id, mid)
      )`.execute(db)
    await sql`
      create table parked (
        id bigint generated always as identity primary key,
        school text not null,
        workstation_id text not null,
        account_id text not null,
        mid bigint not null,
        reason text not null,
        raw text not null,
        digest text not null,
        error text,
        parked_at text not null,
        settled_at text,
        settled_by text,
        unique (school, workstation_id, mid, digest)
      )`.execute(db)
    await sql`
      create table access_log (
        id bigint generated always as identity primary key,
        school text not null,
        at text not null,
        account_id text,
        workstation_id text,
        action text not null,
        target text,
        details jsonb
      )`.execute(db)
    await sql`create index access_log_by_time on access_log (school, id)`.execute(db)
    await sql`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'access_log only grows' using errcode = 'insufficient_privilege';
      end $$`.execute(db)
    await sql`
      create trigger access_log_only_grows before update or delete on access_log
      for each row execute function refuse_change()`.execute(db)
    await sql`
      create trigger access_log_not_emptied before truncate on access_log
      for each statement execute function refuse_change()`.execute(db)
  },
}
