import type { Student } from '#shared/domain/people/student.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { isExpected } from './audience-rules.ts'
import { contradictionsOf, marksOf } from './mark-rules.ts'
import type { RollCall } from './roll-call.ts'

function lastCallBefore(
  rollCalls: readonly RollCall[],
  student: Student,
  lesson: Lesson,
): RollCall | undefined {
  return rollCalls
    .filter((call) => call.date === lesson.date && call.start < lesson.start && call.state !== 'todo')
    .filter((call) => isExpected(call, student) || marksOf(call, student.id).length > 0)
    .sort((a, b) => (a.start < b.start ? 1 : -1))[0]
}

/**
 * « Absent à l’heure précédente »: absent from the last call of the same day that concerned the pupil, without
 * anybody saying otherwise. A hint, which a school may hide: it must not make the decision (domain U20).
 */
export function wasAbsentPreviousHour(
  rollCalls: readonly RollCall[],
  student: Student,
  lesson: Lesson,
): boolean {
  const call = lastCallBefore(rollCalls, student, lesson)
  const marks = marksOf(call, student.id)
  return marks.some((mark) => mark.kind === 'absent') && contradictionsOf(marks).length === 0
}
