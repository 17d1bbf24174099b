import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Accounts, sessions bound to workstations, charter, throttle. */
export const accountsAndSessions: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      create table account (
        id text primary key,
        school text not null references school_clock (school),
        staff_id text not null,
        external_key text not null,
        login text not null,
        roles text[] not null,
        password_hash text not null,
        must_change boolean not null,
        suspended_at text,
        ended_on text,
        signed_in_at text,
        created_at text not null,
        unique (school, login),
        unique (school, staff_id)
      )`.execute(db)
    await sql`
      create table account_decision (
        id bigint generated always as identity primary key,
        school text not null,
        account_id text not null references account (id),
        decision text not null,
        heard_on text,
        summary text,
        decided_by text not null,
        decided_at text not null,
        check (decision <> 'suspended' or (heard_on is not null and length(trim(summary)) > 0))
      )`.execute(db)
    await sql`
      create table workstation (
        school text not null,
        id text not null,
        account_id text not null references account (id),
        post_name text not null,
        last_mid bigint not null default 0,
        wrap_key bytea not null,
        roles_seen text[],
        poison_mid bigint,
        poison_count integer not null default 0,
        created_at text not null,
        seen_at text not null,
        revoked_at text,
        primary key (school, id)
      )`.execute(db)
    await sql`
      create table session (
        id text primary key,
        school text not null,
        account_id text not null references account (id),
        workstation_id text not null,
        token_hash bytea not null unique,
        opened_at text not null,
        seen_at text not null,
        expires_at text not null,
        closed_at text,
        closed_why text
      )`.execute(db)
    await sql`create index session_by_account on session (account_id) where closed_at is null`.execute(db)
    await sql`
      create table charter_acceptance (
        school text not null,
        account_id text not null references account (id),
        version integer not null,
        accepted_at text not null,
        recorded_by text,
        primary key (account_id, version)
      )`.execute(db)
    await sql`
      create table throttle (
        key text primary key,
        failures integer not null,
        since text not null,
        blocked_until text
      )`.execute(db)
  },
}
