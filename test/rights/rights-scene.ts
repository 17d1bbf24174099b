import { sql } from 'kysely'
import { put, type Change } from '#shared/domain/core/command.ts'
import type { Role } from '#shared/domain/core/actor.ts'
import { divisionRecord, groupRecord, teachingServiceRecord } from '#shared/domain/people/structures.ts'
import { schoolSettingsRecord, defaultSettings } from '#shared/domain/people/school-settings.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import type { CreatedAccount } from '#server/accounts/create-accounts.ts'
import type { Database } from '#server/store/tables.ts'
import { must } from '#shared/kernel/must.ts'
import { servePortal, type PortalClient } from '#test/support/portal/portal-client.ts'
import { newSchool, type TestSchool } from '#test/support/portal/test-school.ts'
import { everyone } from './rights-kinds.ts'
import { aDivision, aGroup, aPerson, aService, aStudent } from './sample-records.ts'
import { personOf } from './spots.ts'

/** A person of each role, signed in on a workstation of his own. */
export interface Seat {
  readonly role: Role
  readonly account: CreatedAccount
  readonly token: string
  readonly workstationId: string
}

/** One school with its portal and its seats. */
export interface RightsSchool {
  readonly school: TestSchool
  readonly client: PortalClient
  seat(role: Role): Seat
}

/** Two classes, two groups, one pupil of each; every person of the scene named on a service of the first ones. */
export function frame(studentIds: Readonly<Record<string, readonly [string[], string[]]>>): Change[] {
  const seats = [...everyone.map(personOf), 'p-colleague', 'p-other-colleague', 'p-substitute']
  return [
    put(schoolSettingsRecord, defaultSettings),
    ...['d-own', 'd-other'].map((id) => put(divisionRecord, aDivision(id))),
    ...['g-own', 'g-other'].map((id) => put(groupRecord, aGroup(id))),
    put(teachingServiceRecord, aService('svc-d-own', everyone.map(personOf), 'd-own', null)),
    put(teachingServiceRecord, aService('svc-g-own', everyone.map(personOf), null, 'g-own')),
    ...seats.map((id) => put(staffMemberRecord, aPerson(id))),
    put(staffMemberRecord, { ...aPerson('p-visitor'), roles: ['inspector'] }),
    ...Object.entries(studentIds).map(([id, [divisions, groups]]) =>
      put(studentRecord, aStudent(id, divisions, groups)),
    ),
  ]
}

export const homePupils = {
  's-own': [['d-own'], []],
  's-other': [['d-other'], ['g-other']],
} as const satisfies Record<string, readonly [readonly string[], readonly string[]]>

/** Opens a school of its own in the base, its seven persons signed in. */
export async function openRightsSchool(url: string, db: Database): Promise<RightsSchool> {
  const school = await newSchool(db)
  const client = await servePortal(url, school)
  const seats = new Map<Role, Seat>()
  for (const role of everyone) {
    const account = await school.admit(personOf(role), role)
    seats.set(role, { role, account, ...(await client.settle(account)) })
  }
  return { school, client, seat: (role) => must(seats.get(role), `a seat for ${role}`) }
}

/**
 * Whether anything of a school was written: any insert or update bears a younger transaction, any removal
 * leaves fewer rows. The outcome, the workstation and the access log are written for a refusal too, and stand apart.
 */
export async function traceOf(db: Database, school: string): Promise<string> {
  const { rows } = await sql<{ trace: string }>`
    select string_agg(name || ' ' || rows || ' ' || youngest, ', ') as trace from (
      select 'record' as name, count(*) as rows, coalesce(max(xmin::text::bigint), 0) as youngest from record where school = ${school}
      union all select 'scope_log', count(*), coalesce(max(xmin::text::bigint), 0) from scope_log where school = ${school}
      union all select 'parked', count(*), coalesce(max(xmin::text::bigint), 0) from parked where school = ${school}
    ) as tables`.execute(db)
  return rows[0]?.trace ?? ''
}

/** The transaction of the youngest row of a school. */
export async function youngestOf(db: Database, school: string): Promise<number> {
  const { rows } = await sql<{ youngest: number }>`
    select max(xmin::text::bigint) as youngest from record where school = ${school}`.execute(db)
  return Number(rows[0]?.youngest ?? 0)
}

/** Rows that younger transactions wrote, with the revision that they bear: an allowed command's, or a fault. */
export async function touchedSince(
  db: Database,
  school: string,
  youngest: number,
): Promise<readonly { readonly name: string; readonly rev: number }[]> {
  const { rows } = await sql<{ name: string; rev: number }>`
    select 'record ' || kind || ' ' || id as name, rev from record
      where school = ${school} and xmin::text::bigint > ${youngest}
    union all select 'scope_log ' || kind || ' ' || id, rev from scope_log
      where school = ${school} and xmin::text::bigint > ${youngest}
    union all select 'parked ' || mid, -1 from parked
      where school = ${school} and xmin::text::bigint > ${youngest}`.execute(db)
  return rows
}
