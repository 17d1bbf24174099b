import { hasRole, isVieScolaire, type Actor } from '#shared/domain/core/actor.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { RollCall } from './roll-call.ts'

/** Whether he teaches the lesson that day: its teacher, the replacement, each of them in co-teaching. */
export function teaches(actor: Actor, lesson: Lesson): boolean {
  return lesson.teacherIds.includes(actor.staffId)
}

/** Whether his marks are the desk's: vie scolaire acting on somebody else's lesson. */
export function actsFromDesk(actor: Actor, lesson: Lesson): boolean {
  return isVieScolaire(actor) && !teaches(actor, lesson)
}

/**
 * The teachers of the lesson, and the vie scolaire. Judged before existence: to anybody else no lesson exists (S5).
 * Who is a teacher no more is still named on the lessons of the year, which he may not read: he writes none either.
 */
export function canCall(actor: Actor, lesson: Lesson | undefined): Decision {
  if (isVieScolaire(actor)) return lesson ? allowed : refused('lesson-unknown')
  const isHis = lesson !== undefined && hasRole(actor, 'teacher') && teaches(actor, lesson)
  return isHis ? allowed : refused('not-your-lesson')
}

/** Days during which marks typed before anybody ended the call may still arrive from a post without line. */
export const lateArrivalDays = 7

/**
 * After the end of the call, a teacher corrects until the end of the day: of the lesson, or of the day the portal
 * learnt of its end, whichever is later. Later, the vie scolaire alone does.
 * @param sawEnd whether the author knew the call to be ended when he typed
 */
export function canChangeMarks(call: {
  readonly actor: Actor
  readonly rollCall: RollCall | undefined
  readonly today: PlainDate
  readonly sawEnd: boolean
}): Decision {
  const { rollCall } = call
  if (isVieScolaire(call.actor) || !rollCall?.ended) return allowed
  const lastDay = rollCall.ended.recordedOn > rollCall.date ? rollCall.ended.recordedOn : rollCall.date
  if (call.today <= lastDay) return allowed
  if (!call.sawEnd && call.today <= addDays(rollCall.date, lateArrivalDays)) return allowed
  return refused('correction-closed', { date: lastDay })
}
