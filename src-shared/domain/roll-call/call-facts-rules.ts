import type { Actor } from '#shared/domain/core/actor.ts'
import { read, type Facts, type Read } from '#shared/domain/core/command.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { canUseModule, readSettings } from '#shared/domain/people/module-rules.ts'
import type { ModuleName } from '#shared/domain/people/school-settings.ts'
import { isEnrolledOn, studentRecord } from '#shared/domain/people/student.ts'
import { lessonRecord, type Lesson, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { must } from '#shared/kernel/must.ts'
import { isExpected } from './audience-rules.ts'
import { rollCallIdOf, rollCallRecord, type RollCall } from './roll-call.ts'
import { canCall } from './roll-call-rights.ts'
import { canHold, emptyCall } from './roll-call-rules.ts'

/** What every command on a call must read. */
export function readsOfCall(lessonId: LessonId, studentIds: readonly StudentId[] = []): readonly Read[] {
  return [
    readSettings,
    read(lessonRecord, lessonId),
    read(rollCallRecord, rollCallIdOf(lessonId)),
    ...[...new Set(studentIds)].map((id) => read(studentRecord, id)),
  ]
}

/** The lesson that `decide` has allowed, and its call as it stands, with those who teach the lesson now. */
export function callOf(
  facts: Facts,
  lessonId: LessonId,
): { readonly lesson: Lesson; readonly rollCall: RollCall } {
  const lesson = must(facts.get(lessonRecord, lessonId), 'a lesson that decide has seen')
  const known = facts.get(rollCallRecord, rollCallIdOf(lessonId))
  return { lesson, rollCall: known ? { ...known, teacherIds: lesson.teacherIds } : emptyCall(lesson) }
}

/** Module, right, then state of the lesson: what every command on a call asks first (S5). */
export function canTouchCall(
  actor: Actor,
  facts: Facts,
  lessonId: LessonId,
  module: ModuleName = 'roll-call',
): Decision {
  const isOn = canUseModule(facts, module)
  if (isOn.kind === 'refused') return isOn
  const lesson = facts.get(lessonRecord, lessonId)
  const right = canCall(actor, lesson)
  if (right.kind === 'refused') return right
  return canHold(must(lesson, 'a lesson that the right has seen'))
}

/** Whether a pupil is in the lesson's list that day; a permanence takes any pupil of the school. */
export function canList(facts: Facts, lessonId: LessonId, studentId: StudentId): Decision {
  const lesson = must(facts.get(lessonRecord, lessonId), 'a lesson that decide has seen')
  const student = facts.get(studentRecord, studentId)
  const isListed =
    student &&
    (lesson.form === 'permanence' ? isEnrolledOn(student, lesson.date) : isExpected(lesson, student))
  return isListed ? allowed : refused('not-in-list', { studentId, date: lesson.date })
}
