import { z } from 'zod'
import { applied, defineCommand, put, type CommandCall, type Effect } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { allOf, type Decision } from '#shared/kernel/decision.ts'
import { callOf, canList, canTouchCall, readsOfCall } from './call-facts-rules.ts'
import { markArgs, markFrom } from './mark-args.ts'
import { tellChange } from './mark-commands.ts'
import { changeMarks } from './mark-rules.ts'
import { rollCallIdOf, rollCallRecord, type MarkId } from './roll-call.ts'
import { canChangeMarks } from './roll-call-rights.ts'
import { begin, end, momentOf } from './roll-call-rules.ts'

const lessonArgs = z.strictObject({ lessonId: idSchema<LessonId>() })
export type LessonArgs = z.output<typeof lessonArgs>

const touchesCall = {
  version: 1,
  lane: 'roll-call',
  upgrades: [],
} as const

/** Begins the call of a lesson. The second to begin joins the first: one call for each lesson (S13). */
export const beginRollCall = defineCommand<LessonArgs>({
  ...touchesCall,
  name: 'beginRollCall',
  args: lessonArgs,
  reads: (args) => readsOfCall(args.lessonId),
  decide: ({ actor, args, facts }) => canTouchCall(actor, facts, args.lessonId),
  apply: ({ actor, args, facts, context }) => {
    const { rollCall } = callOf(facts, args.lessonId)
    if (rollCall.state !== 'todo') return applied()
    return applied(put(rollCallRecord, begin(rollCall, momentOf(actor.staffId, context))))
  },
})

/** Ends the call: pupils without a mark were there. Ending an ended call changes nothing, and says who had. */
export const endRollCall = defineCommand<LessonArgs>({
  ...touchesCall,
  name: 'endRollCall',
  args: lessonArgs,
  reads: (args) => readsOfCall(args.lessonId),
  decide: ({ actor, args, facts }) => canTouchCall(actor, facts, args.lessonId),
  apply: ({ actor, args, facts, context }): Effect => {
    const { rollCall } = callOf(facts, args.lessonId)
    if (rollCall.ended) {
      if (rollCall.ended.by === actor.staffId) return applied()
      const params = { lessonId: args.lessonId, by: rollCall.ended.by, at: rollCall.ended.typedAt }
      return { outcome: 'merged', changes: [], notice: { code: 'already-ended', params } }
    }
    return applied(put(rollCallRecord, end(rollCall, momentOf(actor.staffId, context))))
  },
})

const sheetArgs = z.strictObject({
  lessonId: idSchema<LessonId>(),
  sawEnd: z.boolean(),
  marks: z.array(z.strictObject({ studentId: idSchema<StudentId>(), mark: markArgs })).max(200),
  replaces: z.array(idSchema<MarkId>()).max(200),
})
export type TakeRollCallArgs = z.output<typeof sheetArgs>

function canTake({ actor, args, facts, context }: CommandCall<TakeRollCallArgs>): Decision {
  const right = canTouchCall(actor, facts, args.lessonId)
  if (right.kind === 'refused') return right
  const rollCall = facts.get(rollCallRecord, rollCallIdOf(args.lessonId))
  return allOf(
    canChangeMarks({ actor, rollCall, today: context.wall.date, sawEnd: args.sawEnd }),
    ...args.marks.map(({ studentId }) => canList(facts, args.lessonId, studentId)),
  )
}

/** Takes a whole call at once, every mark and its end: one command, one revision, atomic everywhere (S3). */
export const takeRollCall = defineCommand<TakeRollCallArgs>({
  ...touchesCall,
  name: 'takeRollCall',
  args: sheetArgs,
  reads: (args) =>
    readsOfCall(
      args.lessonId,
      args.marks.map(({ studentId }) => studentId),
    ),
  decide: canTake,
  apply: ({ actor, args, facts, context }) => {
    const { lesson, rollCall } = callOf(facts, args.lessonId)
    const moment = momentOf(actor.staffId, context)
    const add = args.marks.map(({ studentId, mark }) => markFrom(mark, { studentId, lesson, actor, context }))
    const changed = changeMarks(begin(rollCall, moment), { add, remove: args.replaces }, moment)
    return tellChange({ ...changed, call: end(changed.call, moment) })
  },
})
