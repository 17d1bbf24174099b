import type { CommandContext } from '#shared/domain/core/command.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { rollCallIdOf, type CallMoment, type RollCall } from './roll-call.ts'

/*
 *  todo ──begin──▶ in-progress ──end──▶ done
 *    └──────────────end──────────────────▲     nothing goes back; a correction leaves it done (S13)
 */

/** The call of a lesson before anybody touched it. There is one for each lesson, whoever opens it. */
export function emptyCall(lesson: Lesson): RollCall {
  return {
    id: rollCallIdOf(lesson.id),
    lessonId: lesson.id,
    date: lesson.date,
    start: lesson.start,
    end: lesson.end,
    divisionIds: lesson.divisionIds,
    groupId: lesson.groupId,
    teacherIds: lesson.teacherIds,
    state: 'todo',
    begun: null,
    ended: null,
    corrections: 0,
    marks: [],
    pastMarks: [],
  }
}

export function momentOf(by: StaffId, context: CommandContext): CallMoment {
  return {
    by,
    workstationId: context.workstationId,
    postName: context.postName ?? '',
    typedAt: context.typedAt,
    recordedAt: context.now,
    recordedOn: context.wall.date,
  }
}

/** Begins a call not begun; one begun or done stays as it is: the second to open it joins the first (S13). */
export function begin(call: RollCall, moment: CallMoment): RollCall {
  return call.state === 'todo' ? { ...call, state: 'in-progress', begun: moment } : call
}

/** Ends a call, beginning it when need be. An ended call stays as it was ended. */
export function end(call: RollCall, moment: CallMoment): RollCall {
  if (call.state === 'done') return call
  return { ...begin(call, moment), state: 'done', ended: moment }
}

/** A cancelled lesson has no call; a moved one has it at its new place. */
export function canHold(lesson: Lesson): Decision {
  if (lesson.status !== 'cancelled') return allowed
  return refused('lesson-cancelled', {
    date: lesson.date,
    start: lesson.start,
    isMoved: lesson.movedTo !== null,
  })
}
