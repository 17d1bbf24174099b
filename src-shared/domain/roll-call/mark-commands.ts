import { z } from 'zod'
import { applied, defineCommand, put, type CommandCall, type Effect } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { lessonRecord, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { refused, type Decision } from '#shared/kernel/decision.ts'
import { must } from '#shared/kernel/must.ts'
import { callOf, canList, canTouchCall, readsOfCall } from './call-facts-rules.ts'
import { markArgs, markFrom } from './mark-args.ts'
import { changeMarks, type ChangedCall } from './mark-rules.ts'
import { rollCallIdOf, rollCallRecord, type Mark, type MarkId } from './roll-call.ts'
import { actsFromDesk, canChangeMarks } from './roll-call-rights.ts'
import { begin, momentOf } from './roll-call-rules.ts'

const target = {
  lessonId: idSchema<LessonId>(),
  studentId: idSchema<StudentId>(),
  /** Whether the author saw the call ended: a correction, not a call that crossed another on its way. */
  sawEnd: z.boolean(),
}

interface Target {
  readonly lessonId: LessonId
  readonly studentId: StudentId
  readonly sawEnd: boolean
}

const maxIds = 50

function canChange({ actor, args, facts, context }: CommandCall<Target>): Decision {
  const right = canTouchCall(actor, facts, args.lessonId)
  if (right.kind === 'refused') return right
  const rollCall = facts.get(rollCallRecord, rollCallIdOf(args.lessonId))
  return canChangeMarks({ actor, rollCall, today: context.wall.date, sawEnd: args.sawEnd })
}

/** What a change of marks did, told to its author when it met somebody else's (S8, S16). */
export function tellChange(changed: ChangedCall): Effect {
  const { call, clash } = changed
  if (!clash) return applied(put(rollCallRecord, call))
  const { mine, theirs } = clash
  const params = {
    lessonId: call.lessonId,
    studentId: mine.studentId,
    mine: mine.kind,
    theirs: theirs.kind,
    by: theirs.by,
  }
  return { outcome: 'merged', changes: [put(rollCallRecord, call)], notice: { code: clash.code, params } }
}

/** Applies marks to a call; a teacher's first mark begins it, the desk's does not. */
function change(call: CommandCall<Target>, add: readonly Mark[], remove: readonly MarkId[]): Effect {
  const { lesson, rollCall } = callOf(call.facts, call.args.lessonId)
  const moment = momentOf(call.actor.staffId, call.context)
  const opened = actsFromDesk(call.actor, lesson) ? rollCall : begin(rollCall, moment)
  const changed = changeMarks(opened, { add, remove }, moment)
  return changed.call === rollCall ? applied() : tellChange(changed)
}

const markStudentArgs = z.strictObject({
  ...target,
  mark: markArgs,
  replaces: z.array(idSchema<MarkId>()).max(maxIds),
})
export type MarkStudentArgs = z.output<typeof markStudentArgs>

/**
 * Marks a pupil, in place of the marks that the author saw on him (`replaces`). Marks he did not see stay beside;
 * one that contradicts is shown until somebody marks the pupil again in place of both (S16).
 */
export const markStudent = defineCommand<MarkStudentArgs>({
  name: 'markStudent',
  version: 1,
  args: markStudentArgs,
  lane: 'roll-call',
  reads: (args) => readsOfCall(args.lessonId, [args.studentId]),
  decide: (call) => {
    const right = canChange(call)
    return right.kind === 'refused' ? right : canList(call.facts, call.args.lessonId, call.args.studentId)
  },
  apply: (call) => {
    const { args, actor, context, facts } = call
    const { lesson } = callOf(facts, args.lessonId)
    return change(
      call,
      [markFrom(args.mark, { studentId: args.studentId, lesson, actor, context })],
      args.replaces,
    )
  },
  upgrades: [],
})

const clearMarkArgs = z.strictObject({ ...target, marks: z.array(idSchema<MarkId>()).min(1).max(maxIds) })
export type ClearMarkArgs = z.output<typeof clearMarkArgs>

/** Takes away marks that the author saw: the pupil is in the room unless another mark says otherwise. */
export const clearMark = defineCommand<ClearMarkArgs>({
  name: 'clearMark',
  version: 1,
  args: clearMarkArgs,
  lane: 'roll-call',
  reads: (args) => readsOfCall(args.lessonId),
  decide: canChange,
  apply: (call) => change(call, [], call.args.marks),
  upgrades: [],
})

const addPresentArgs = z.strictObject({ ...target, markId: idSchema<MarkId>() })
export type AddPresentArgs = z.output<typeof addPresentArgs>

/** Adds a pupil to a permanence, the inverted call: nobody is expected, those present are added. */
export const addPresent = defineCommand<AddPresentArgs>({
  name: 'addPresent',
  version: 1,
  args: addPresentArgs,
  lane: 'roll-call',
  reads: (args) => readsOfCall(args.lessonId, [args.studentId]),
  decide: (call) => {
    const right = canChange(call)
    if (right.kind === 'refused') return right
    const lesson = must(call.facts.get(lessonRecord, call.args.lessonId), 'a lesson that the right has seen')
    if (lesson.form !== 'permanence') return refused('not-permanence')
    return canList(call.facts, call.args.lessonId, call.args.studentId)
  },
  apply: (call) => {
    const { args, actor, context, facts } = call
    const { lesson, rollCall } = callOf(facts, args.lessonId)
    const isAlreadyIn = rollCall.marks.some(
      (mark) => mark.studentId === args.studentId && mark.kind === 'present',
    )
    const typed = {
      id: args.markId,
      kind: 'present',
      minutes: null,
      at: context.wall.time,
      item: null,
      reason: null,
    } as const
    return change(
      call,
      isAlreadyIn ? [] : [markFrom(typed, { studentId: args.studentId, lesson, actor, context })],
      [],
    )
  },
  upgrades: [],
})
