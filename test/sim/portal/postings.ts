import type { Selectable } from 'kysely'
import type { AccountRow } from '#server/store/tables.ts'
import { roles as allRoles, type Actor } from '#shared/domain/core/actor.ts'
import type { ReadingConsent } from '#shared/domain/cahier-de-textes/reading/reading-consent.ts'
import type { ReadingPass } from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import { openCahiersOf, scopeEndsOf } from '#shared/domain/cahier-de-textes/reading/reading-rules.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { userScope } from '#shared/domain/core/scope.ts'
import { scopesOf } from '#shared/domain/people/actor-scopes.ts'
import type { DivisionId, GroupId, TeachingServiceId } from '#shared/domain/people/ids.ts'
import type { Division, TeachingService } from '#shared/domain/people/structures.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { SimPortal } from './portal-state.ts'

const replacementDays = 28

/** Who acts at this revision: roles from the account, scopes from what he teaches, as `posting-of.ts` asks of SQL. */
export function actorOf(portal: SimPortal, account: Selectable<AccountRow>, today: PlainDate): Actor {
  const staffId = account.staff_id as StaffId
  const roles = allRoles.filter((role) => account.roles.includes(role))
  const divisionIds = new Set<DivisionId>()
  const groupIds = new Set<GroupId>()
  const serviceIds = new Set<TeachingServiceId>()
  for (const row of portal.base.rows.values()) {
    if (row.deleted) continue
    if (row.kind === 'teachingService') {
      const service = row.data as unknown as TeachingService
      if (!service.teacherIds.includes(staffId)) continue
      serviceIds.add(service.id)
      if (service.divisionId) divisionIds.add(service.divisionId)
      if (service.groupId) groupIds.add(service.groupId)
    } else if (row.kind === 'lesson') {
      const lesson = row.data as unknown as Lesson
      const isHis = row.scopes.includes(userScope(staffId)) && lesson.teacherIds.includes(staffId)
      if (!isHis || lesson.date < addDays(today, -replacementDays)) continue
      if (lesson.serviceId) serviceIds.add(lesson.serviceId)
      if (lesson.groupId) groupIds.add(lesson.groupId)
      else for (const id of lesson.divisionIds) divisionIds.add(id)
    } else if (row.kind === 'division') {
      const division = row.data as unknown as Division
      if (division.professeurPrincipalIds.includes(staffId)) divisionIds.add(division.id)
    }
  }
  const taught = { divisionIds: [...divisionIds], groupIds: [...groupIds], serviceIds: [...serviceIds] }
  const openCahierIds = openTo(portal, staffId, roles, today).map(({ teacherId }) => teacherId)
  return { staffId, roles, scopes: scopesOf({ staffId, roles, ...taught, openCahierIds }) }
}

/** The cahiers open to an inspector on a day, as `open-cahiers.ts` asks of SQL (C2). */
function openTo({ base }: SimPortal, staffId: StaffId, roles: Actor['roles'], today: PlainDate) {
  if (!roles.includes('inspector')) return []
  const rows = [...base.rows.values()].filter(({ deleted }) => !deleted)
  const passes = rows.flatMap(({ kind, data }) => {
    const pass = data as unknown as ReadingPass
    return kind === 'readingPass' && pass.inspectorId === staffId ? [pass] : []
  })
  const asked = rows.flatMap(({ kind, data }) => {
    const consent = data as unknown as ReadingConsent
    const pass = passes.find(({ id }) => kind === 'readingConsent' && id === consent.passId)
    return pass ? [{ pass, consent }] : []
  })
  return openCahiersOf(asked, today)
}

/** When the scopes end that he holds for a time only, as `posting-of.ts` tells it. */
export function limitsOf(portal: SimPortal, { staffId, roles }: Actor, today: PlainDate) {
  return scopeEndsOf(openTo(portal, staffId, roles, today), 'Europe/Paris')
}
