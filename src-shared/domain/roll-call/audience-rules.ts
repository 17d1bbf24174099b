import type { DivisionId, GroupId } from '#shared/domain/people/ids.ts'
import { coversDay, isEnrolledOn, type Student } from '#shared/domain/people/student.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** Whom a lesson, or its call, is for: the members of its group, else of its divisions, on its day. */
export interface Audience {
  readonly date: PlainDate
  readonly divisionIds: readonly DivisionId[]
  readonly groupId: GroupId | null
}

/** Whether a pupil is in the list on that day: enrolled from his entry until his leaving, and a member that day. */
export function isExpected(audience: Audience, student: Student): boolean {
  if (!isEnrolledOn(student, audience.date)) return false
  if (audience.groupId !== null) {
    return student.groups.some((stay) => stay.of === audience.groupId && coversDay(stay, audience.date))
  }
  return student.divisions.some(
    (stay) => audience.divisionIds.includes(stay.of) && coversDay(stay, audience.date),
  )
}

/** The list of a call, in French order. Empty for a permanence, where those present are added. */
export function expectedStudents(
  lesson: Audience & { readonly form: 'course' | 'permanence' },
  students: readonly Student[],
): readonly Student[] {
  if (lesson.form === 'permanence') return []
  return students.filter((student) => isExpected(lesson, student)).sort(byName)
}

/** Family name then given name; the id settles namesakes, so that a list never shuffles. */
export function byName(a: Student, b: Student): number {
  return (
    compareFrench(a.familyName, b.familyName) ||
    compareFrench(a.givenName, b.givenName) ||
    (a.id < b.id ? -1 : 1)
  )
}
