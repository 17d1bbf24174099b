import { sql, type Selectable } from 'kysely'
import { roles as allRoles, type Actor, type Role } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { userScope } from '#shared/domain/core/scope.ts'
import { scopesOf, type Posting } from '#shared/domain/people/actor-scopes.ts'
import type { DivisionId, GroupId } from '#shared/domain/people/ids.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { Database, SchoolClockRow, Tx } from '#server/store/tables.ts'

/** A replacement keeps the class for so long after his last lesson, to end his calls. */
const replacementDays = 28

type Taught = Pick<Posting, 'divisionIds' | 'groupIds'>

interface TaughtRow {
  division_id: string | null
  group_id: string | null
}

/** Divisions and groups of his services, of his lessons (replacements), and those he is professeur principal of. */
async function readTaught(
  db: Database | Tx,
  school: string,
  staffId: StaffId,
  today: PlainDate,
): Promise<Taught> {
  const since = addDays(today, -replacementDays)
  const { rows } = await sql<TaughtRow>`
    select distinct data->>'divisionId' as division_id, data->>'groupId' as group_id from record
      where school = ${school} and kind = 'teachingService' and not deleted and data->'teacherIds' ? ${staffId}
    union
    select distinct case when data->>'groupId' is null then division.id end, data->>'groupId' from record
      left join lateral jsonb_array_elements_text(data->'divisionIds') as division(id) on true
      where school = ${school} and kind = 'lesson' and not deleted and scopes @> array[${userScope(staffId)}]::text[]
        and data->'teacherIds' ? ${staffId} and data->>'date' >= ${since}
    union
    select record.id, null from record
      where school = ${school} and kind = 'division' and not deleted and data->'professeurPrincipalIds' ? ${staffId}
  `.execute(db)
  const present = <Id extends string>(ids: (string | null)[]) =>
    [...new Set(ids.filter((id) => id !== null))] as Id[]
  return {
    divisionIds: present<DivisionId>(rows.map((row) => row.division_id)),
    groupIds: present<GroupId>(rows.map((row) => row.group_id)),
  }
}

const known = new Map<string, Taught>()

/** Who acts, as the portal knows him at this revision: roles from the account, scopes from what he teaches. */
export async function actorOf(
  db: Database | Tx,
  clock: Selectable<SchoolClockRow>,
  account: { readonly staff_id: string; readonly roles: readonly string[] },
  today: PlainDate,
): Promise<Actor> {
  const staffId = account.staff_id as StaffId
  const roles = allRoles.filter((role: Role) => account.roles.includes(role))
  const key = `${clock.school}|${clock.epoch}|${clock.posting_rev}|${today}|${staffId}`
  const taught = known.get(key) ?? (await readTaught(db, clock.school, staffId, today))
  if (known.size > 5000) known.clear()
  known.set(key, taught)
  return { staffId, roles, scopes: scopesOf({ staffId, roles, ...taught }) }
}
