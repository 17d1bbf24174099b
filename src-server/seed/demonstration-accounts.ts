import type { Role } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { weekdayOf } from '#shared/kernel/plain-date.ts'
import { charter } from '#server/accounts/charter.fr.ts'
import { ensureStaffAccounts } from '#server/accounts/create-accounts.ts'
import { setPassword } from '#server/accounts/set-password.ts'
import type { Tx } from '#server/store/tables.ts'
import type { ImportedSchool } from './imported-school.ts'

/** One account that a visitor may use; `npm start` prints them. */
export interface DemoAccount {
  readonly role: Role
  readonly login: string
  readonly password: string
  readonly staffId: StaffId
  readonly civility: string
  readonly familyName: string
  readonly givenName: string
  readonly title: string
}

/** The password of the demonstration's accounts, until the first sign-in asks for another. */
export const demoPassword = 'Hautes-Ormes-2026'

/** Short logins, to be typed from a terminal. */
export const demoLogins: Readonly<Record<Role, string>> = {
  teacher: 'professeur',
  cpe: 'cpe',
  aed: 'aed',
  direction: 'principal',
  secretariat: 'secretariat',
  inspector: 'inspection',
  administrator: 'admin',
}

/** The teacher who has most lessons with a whole division at the first hour: there is something to call on any morning. */
export function chooseTeacher(base: ImportedSchool): StaffMember {
  const mornings = new Map<string, Set<number>>()
  const isFirstHour = (lesson: Lesson) =>
    lesson.start < '09:00' && lesson.groupId === null && lesson.teacherIds.length === 1
  for (const lesson of base.lessons.filter(isFirstHour)) {
    const [teacher = ''] = lesson.teacherIds
    mornings.set(teacher, (mornings.get(teacher) ?? new Set()).add(weekdayOf(lesson.date)))
  }
  const score = (member: StaffMember) =>
    (mornings.get(member.id)?.size ?? 0) * 10 + (mornings.get(member.id)?.has(2) ? 5 : 0)
  const [best] = base.staff
    .filter((member) => member.roles.includes('teacher'))
    .sort((a, b) => score(b) - score(a))
  if (!best) throw new Error('a school without a teacher')
  return best
}

async function makeReady(tx: Tx, school: string, accountId: string, now: Instant): Promise<void> {
  await tx
    .insertInto('charter_acceptance')
    .values({ school, account_id: accountId, version: charter.version, accepted_at: now, recorded_by: null })
    .execute()
}

/** Accounts for the whole staff; those of the visitors get a login and a password that are known. */
export async function openDemonstrationAccounts(
  tx: Tx,
  school: string,
  staff: readonly StaffMember[],
  teacher: StaffMember,
  options: { readonly isReady: boolean; readonly now: Instant },
): Promise<DemoAccount[]> {
  const chosen = new Map<StaffId, Role>([[teacher.id, 'teacher']])
  for (const role of ['cpe', 'aed', 'direction', 'secretariat', 'inspector', 'administrator'] as const) {
    const member = staff.find((one) => one.roles.includes(role))
    if (member) chosen.set(member.id, role)
  }
  const admitted = staff.map((member) => {
    const role = chosen.get(member.id)
    return {
      ...member,
      staffId: member.id,
      externalKey: `demo:${member.id}`,
      ...(role ? { login: demoLogins[role] } : {}),
    }
  })
  // The visitors first: their logins must not be taken by a namesake.
  admitted.sort((a, b) => Number('login' in b) - Number('login' in a))
  const created = await ensureStaffAccounts(tx, school, admitted, options.now)
  const accounts: DemoAccount[] = []
  for (const { accountId, staffId, login } of created) {
    const role = chosen.get(staffId)
    const member = staff.find((one) => one.id === staffId)
    if (!role || !member) continue
    await setPassword(tx, accountId, demoPassword, { mustChange: !options.isReady })
    if (options.isReady) await makeReady(tx, school, accountId, options.now)
    const { civility, familyName, givenName, title } = member
    accounts.push({ role, login, password: demoPassword, staffId, civility, familyName, givenName, title })
  }
  return accounts
}
