import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Chance } from './seeded-chance.ts'
import { inventBirthDate, inventPerson, type InventedPerson } from './invented-people.ts'
import { subjects } from './curriculum-table.ts'
import type { SchoolPlan } from './school-plan.ts'
import type { StaffedService, TeacherPlan } from './staff-plan.ts'

/** A person as STS has him. */
export interface FictionalStaff extends InventedPerson {
  readonly id: string
  readonly type: 'epp' | 'local'
  readonly function: 'ENS' | 'DOC' | 'EDU' | 'DIR'
  readonly birthDate: PlainDate
  readonly discipline: string
  /** Codes of the divisions he is professeur principal of. */
  readonly leads: readonly string[]
  readonly room: string
  /** The teaching post he holds, empty for the others. */
  readonly post: string
}

/** One professeur principal a division, among those who teach it, nobody twice while others are free. */
function leadersOf(plan: SchoolPlan, services: readonly StaffedService[]): Map<string, string> {
  const leaderOf = new Map<string, string>()
  const taken = new Set<string>()
  for (const division of plan.divisions) {
    const teaching = services
      .filter((service) => service.structure === division.code)
      .sort((a, b) => b.hours - a.hours)
    const posts = teaching.flatMap((service) => service.teachers.map((teacher) => teacher.key))
    const post = posts.find((key) => !taken.has(key)) ?? posts[0]
    if (post === undefined) continue
    taken.add(post)
    leaderOf.set(division.code, post)
  }
  return leaderOf
}

/** The persons of STS: teachers, documentalist, CPEs and direction. */
export function inventStaff(
  plan: SchoolPlan,
  teachers: readonly TeacherPlan[],
  services: readonly StaffedService[],
  schoolYear: number,
  chance: Chance,
): FictionalStaff[] {
  const leaderOf = leadersOf(plan, services)
  const names = new Set<string>()
  const unique = (): InventedPerson => {
    for (;;) {
      const person = inventPerson(chance)
      if (names.has(person.familyName)) continue
      names.add(person.familyName)
      return person
    }
  }
  const make = (
    at: number,
    role: FictionalStaff['function'],
    teacher: TeacherPlan | null,
  ): FictionalStaff => ({
    ...unique(),
    id: String(40_001 + at * 7),
    type: teacher !== null && at === 5 ? 'local' : 'epp',
    function: role,
    birthDate: inventBirthDate(schoolYear - chance.between(26, 62), chance),
    discipline: teacher ? subjects[teacher.discipline].edition : '',
    leads: teacher ? [...leaderOf].flatMap(([code, post]) => (post === teacher.key ? [code] : [])) : [],
    room: teacher?.room ?? '',
    post: teacher?.key ?? '',
  })
  const cpes = plan.kind === 'college' ? 2 : 5
  const others: FictionalStaff['function'][] = [
    'DOC',
    ...Array.from({ length: cpes }, () => 'EDU' as const),
    'DIR',
    'DIR',
  ]
  return [
    ...teachers.map((teacher, at) => make(at, 'ENS', teacher)),
    ...others.map((role, at) => make(teachers.length + at, role, null)),
  ]
}
