import { z } from 'zod'
import { hasRole, type Actor } from '#shared/domain/core/actor.ts'
import {
  applied,
  defineCommand,
  put,
  read,
  type CommandCall,
  type Effect,
} from '#shared/domain/core/command.ts'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { plainDateSchema, timeOfDaySchema } from '#shared/domain/core/kernel-schemas.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { must } from '#shared/kernel/must.ts'
import { cancelReasons, lessonRecord, type Lesson, type LessonId } from './lesson.ts'

/** The timetable of the day belongs to the direction and the CPE; judged before existence (S5). */
export function canChangeTimetable(actor: Actor, lesson: Lesson | undefined): Decision {
  if (!hasRole(actor, 'direction', 'cpe')) return refused('timetable-rights')
  return lesson ? allowed : refused('lesson-unknown')
}

function lessonIn(call: CommandCall<{ readonly lessonId: LessonId }>): Lesson {
  return must(call.facts.get(lessonRecord, call.args.lessonId), 'a lesson that decide has seen')
}

/** A planned lesson may change; a cancelled one is refused with its code, whoever cancelled it (S13). */
function canChangePlanned(call: CommandCall<{ readonly lessonId: LessonId }>): Decision {
  const lesson = call.facts.get(lessonRecord, call.args.lessonId)
  const right = canChangeTimetable(call.actor, lesson)
  if (right.kind === 'refused') return right
  return lesson?.status === 'planned' ? allowed : refused('lesson-cancelled')
}

const cancelArgs = z.strictObject({ lessonId: idSchema<LessonId>(), reason: z.enum(cancelReasons) })
export type CancelLessonArgs = z.output<typeof cancelArgs>

/** Cancels a dated lesson: it stays in the lists, struck, and has no call any more. */
export const cancelLesson = defineCommand<CancelLessonArgs>({
  name: 'cancelLesson',
  version: 1,
  args: cancelArgs,
  lane: 'vie-scolaire',
  reads: (args) => [read(lessonRecord, args.lessonId)],
  decide: canChangePlanned,
  apply: (call) =>
    applied(put(lessonRecord, { ...lessonIn(call), status: 'cancelled', cancelReason: call.args.reason })),
  upgrades: [],
})

const moveArgs = z
  .strictObject({
    lessonId: idSchema<LessonId>(),
    newLessonId: idSchema<LessonId>(),
    date: plainDateSchema,
    start: timeOfDaySchema,
    end: timeOfDaySchema,
    room: z.string().max(60),
  })
  .refine((args) => args.start < args.end && args.newLessonId !== args.lessonId)
export type MoveLessonArgs = z.output<typeof moveArgs>

/** Moves a lesson: the old one is cancelled and names the new one, which is called at its new place. */
export const moveLesson = defineCommand<MoveLessonArgs>({
  name: 'moveLesson',
  version: 1,
  args: moveArgs,
  lane: 'vie-scolaire',
  reads: (args) => [read(lessonRecord, args.lessonId), read(lessonRecord, args.newLessonId)],
  decide: (call) => {
    const right = canChangePlanned(call)
    if (right.kind === 'refused') return right
    return call.facts.get(lessonRecord, call.args.newLessonId) ? refused('lesson-exists') : allowed
  },
  apply: (call): Effect => {
    const lesson = lessonIn(call)
    const { newLessonId, date, start, end, room } = call.args
    return applied(
      put(lessonRecord, { ...lesson, status: 'cancelled', movedTo: newLessonId, cancelReason: 'moved' }),
      put(lessonRecord, { ...lesson, id: newLessonId, date, start, end, room }),
    )
  },
  upgrades: [],
})

const replaceArgs = z.strictObject({
  lessonId: idSchema<LessonId>(),
  absentId: idSchema<StaffId>(),
  replacementId: idSchema<StaffId>(),
})
export type ReplaceTeacherArgs = z.output<typeof replaceArgs>

/** Has a lesson taught by somebody else that day: the call is the replacement's. Replacing twice is replacing once. */
export const replaceTeacher = defineCommand<ReplaceTeacherArgs>({
  name: 'replaceTeacher',
  version: 1,
  args: replaceArgs,
  lane: 'vie-scolaire',
  reads: (args) => [read(lessonRecord, args.lessonId), read(staffMemberRecord, args.replacementId)],
  decide: (call) => {
    const right = canChangePlanned(call)
    if (right.kind === 'refused') return right
    if (!call.facts.get(staffMemberRecord, call.args.replacementId)) return refused('staff-unknown')
    const { teacherIds, replacedIds } = lessonIn(call)
    const isDone = replacedIds.includes(call.args.absentId) && teacherIds.includes(call.args.replacementId)
    return isDone || teacherIds.includes(call.args.absentId) ? allowed : refused('not-their-lesson')
  },
  apply: (call) => {
    const lesson = lessonIn(call)
    const { absentId, replacementId } = call.args
    const teacherIds = [...new Set([...lesson.teacherIds.filter((id) => id !== absentId), replacementId])]
    const replacedIds = [...new Set([...lesson.replacedIds, absentId])].filter((id) => id !== replacementId)
    return applied(put(lessonRecord, { ...lesson, teacherIds, replacedIds }))
  },
  upgrades: [],
})
