import { sql, type Selectable } from 'kysely'
import { roles as allRoles, type Actor, type Role } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { userScope } from '#shared/domain/core/scope.ts'
import { scopesOf, type Posting } from '#shared/domain/people/actor-scopes.ts'
import type { DivisionId, GroupId, TeachingServiceId } from '#shared/domain/people/ids.ts'
import { scopeEndsOf, type OpenCahier } from '#shared/domain/cahier-de-textes/reading/reading-rules.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { Database, SchoolClockRow, Tx } from '#server/store/tables.ts'
import { readOpenCahiers } from './open-cahiers.ts'

/** A replacement keeps the class for so long after his last lesson, to end his calls. */
const replacementDays = 28

type Taught = Pick<Posting, 'divisionIds' | 'groupIds' | 'serviceIds'>

interface TaughtRow {
  division_id: string | null
  group_id: string | null
  service_id: string | null
}

/** Services, with their divisions and groups,, of his lessons (replacements), and those he is professeur principal of. */
async function readTaught(
  db: Database | Tx,
  school: string,
  staffId: StaffId,
  today: PlainDate,
): Promise<Taught> {
  const since = addDays(today, -replacementDays)
  const { rows } = await sql<TaughtRow>`
    select distinct data->>'divisionId' as division_id, data->>'groupId' as group_id, id as service_id from record
      where school = ${school} and kind = 'teachingService' and not deleted and data->'teacherIds' ? ${staffId}
    union
    select distinct case when data->>'groupId' is null then division.id end, data->>'groupId', data->>'serviceId' from record
      left join lateral jsonb_array_elements_text(data->'divisionIds') as division(id) on true
      where school = ${school} and kind = 'lesson' and not deleted and scopes @> array[${userScope(staffId)}]::text[]
        and data->'teacherIds' ? ${staffId} and data->>'date' >= ${since}
    union
    select record.id, null, null from record
      where school = ${school} and kind = 'division' and not deleted and data->'professeurPrincipalIds' ? ${staffId}
  `.execute(db)
  const present = <Id extends string>(ids: (string | null)[]) =>
    [...new Set(ids.filter((id) => id !== null))] as Id[]
  return {
    divisionIds: present<DivisionId>(rows.map((row) => row.division_id)),
    groupIds: present<GroupId>(rows.map((row) => row.group_id)),
    serviceIds: present<TeachingServiceId>(rows.map((row) => row.service_id)),
  }
}

/** A posting, and until when what was opened in it stays so. */
interface DatedPosting extends Posting {
  readonly openCahiers: readonly OpenCahier[]
}

async function readPosting(
  db: Database | Tx,
  school: string,
  who: Pick<Posting, 'staffId' | 'roles'>,
  today: PlainDate,
): Promise<DatedPosting> {
  const isInspector = who.roles.includes('inspector')
  const openCahiers = isInspector ? await readOpenCahiers(db, school, who.staffId, today) : []
  const openCahierIds = openCahiers.map(({ teacherId }) => teacherId)
  return { ...who, ...(await readTaught(db, school, who.staffId, today)), openCahierIds, openCahiers }
}

const known = new Map<string, DatedPosting>()

type Account = { readonly staff_id: string; readonly roles: readonly string[] }

async function postingOf(
  db: Database | Tx,
  clock: Selectable<SchoolClockRow>,
  account: Account,
  today: PlainDate,
): Promise<DatedPosting> {
  const staffId = account.staff_id as StaffId
  const roles = allRoles.filter((role: Role) => account.roles.includes(role))
  const key = `${clock.school}|${clock.epoch}|${clock.posting_rev}|${today}|${staffId}|${roles.join()}`
  const posting = known.get(key) ?? (await readPosting(db, clock.school, { staffId, roles }, today))
  if (known.size > 5000) known.clear()
  known.set(key, posting)
  return posting
}

/** Who acts, as the portal knows him at this revision: roles from the account, scopes from what he teaches. */
export async function actorOf(
  db: Database | Tx,
  clock: Selectable<SchoolClockRow>,
  account: Account,
  today: PlainDate,
): Promise<Actor> {
  const posting = await postingOf(db, clock, account, today)
  return { staffId: posting.staffId, roles: posting.roles, scopes: scopesOf(posting) }
}

/** When the scopes end that he holds for a time only (C2); the others are not named. */
export async function limitsOf(
  db: Database | Tx,
  clock: Selectable<SchoolClockRow>,
  account: Account,
  wall: { readonly date: PlainDate; readonly timeZone: string },
): Promise<Readonly<Record<string, Instant>>> {
  const { openCahiers } = await postingOf(db, clock, account, wall.date)
  return scopeEndsOf(openCahiers, wall.timeZone)
}
