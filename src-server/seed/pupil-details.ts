import { put, type Change } from '#shared/domain/core/command.ts'
import { studentRecord, type AccommodationPlan, type Student } from '#shared/domain/people/student.ts'
import { exitRegimes } from './school-life-words.fr.ts'
import type { Chance } from './seeded-chance.ts'

const plans: readonly AccommodationPlan[] = ['PAP', 'PAP', 'PAI', 'PPS', 'PPRE']

/** What SIECLE does not carry and the school types in: exit regimes, plans, image rights (C22). */
export function detailPupils(students: readonly Student[], chance: Chance): Student[] {
  return students.map((student) => ({
    ...student,
    exitRegime: chance.happens(0.9) ? chance.pick(exitRegimes) : '',
    plans: chance.happens(0.09) ? [chance.pick(plans)] : [],
    imageRight: chance.happens(0.08) ? null : chance.happens(0.86),
  }))
}

export function putStudents(students: readonly Student[]): Change[] {
  return students.map((student) => put(studentRecord, student))
}
