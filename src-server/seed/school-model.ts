import { seededChance } from './seeded-chance.ts'
import { planSchool, type SchoolPlan } from './school-plan.ts'
import { staffSchool, type StaffedService } from './staff-plan.ts'
import { inventGuardians, type Households } from './fictional-guardians.ts'
import { inventStaff, type FictionalStaff } from './fictional-staff.ts'
import { inventStudents, type FictionalStudent } from './fictional-students.ts'
import { uaiOf } from './uai-letter.ts'
import { makeTimetable, type CoursePlan } from './weekly-timetable.ts'

export type CalendarZone = 'A' | 'B' | 'C'

export interface SchoolWish {
  readonly students: number
  readonly seed: number
  /** The year the school year begins in. */
  readonly schoolYear: number
  readonly zone: CalendarZone
}

/** A whole school that does not exist, before any file is written. */
export interface SchoolModel extends SchoolWish {
  readonly uai: string
  readonly name: { readonly sort: string; readonly own: string }
  readonly academy: string
  readonly plan: SchoolPlan
  readonly services: readonly StaffedService[]
  readonly courses: readonly CoursePlan[]
  readonly staff: readonly FictionalStaff[]
  readonly pupils: readonly FictionalStudent[]
  readonly households: Households
}

const academies: Readonly<Record<CalendarZone, { readonly name: string; readonly digits: string }>> = {
  A: { name: 'LYON', digits: '0699990' },
  B: { name: 'LILLE', digits: '0599990' },
  C: { name: 'PARIS', digits: '0759990' },
}

/** Invents the school: the same wish gives the same school. */
export function modelSchool(wish: SchoolWish): SchoolModel {
  const chance = seededChance(wish.seed)
  const plan = planSchool(wish.students, chance)
  const wanted = Math.round(wish.students / (plan.kind === 'college' ? 13.6 : 12.4))
  const { teachers, services } = staffSchool(plan, wanted, chance)
  const courses = makeTimetable(plan, services, chance)
  const pupils = inventStudents(plan, wish.schoolYear, chance)
  return {
    ...wish,
    uai: uaiOf(academies[wish.zone].digits),
    name:
      plan.kind === 'college'
        ? { sort: 'COLLEGE', own: 'DES HAUTES-ORMES' }
        : { sort: 'LYCEE GENERAL', own: 'DES GRANDS-CHÊNES' },
    academy: academies[wish.zone].name,
    plan,
    services,
    courses,
    staff: inventStaff(plan, teachers, services, wish.schoolYear, chance),
    pupils,
    households: inventGuardians(pupils, chance),
  }
}
