import { z } from 'zod'
import { isVieScolaire } from '#shared/domain/core/actor.ts'
import { applied, defineCommand } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { timeOfDaySchema } from '#shared/domain/core/kernel-schemas.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { refused } from '#shared/kernel/decision.ts'
import { callOf, canList, canTouchCall, readsOfCall } from './call-facts-rules.ts'
import { lateReasons, markFrom } from './mark-args.ts'
import { tellChange } from './mark-commands.ts'
import { changeMarks } from './mark-rules.ts'
import type { Mark, MarkId, RollCall } from './roll-call.ts'
import { momentOf } from './roll-call-rules.ts'

const lateArgs = z.strictObject({
  lessonId: idSchema<LessonId>(),
  studentId: idSchema<StudentId>(),
  markId: idSchema<MarkId>(),
  minutes: z.int().min(0).max(600),
  /** Hour at which the pupil stood at the desk. */
  at: timeOfDaySchema,
  reason: z.enum(lateReasons),
  /** A slip typed earlier for the same pupil, corrected. */
  replaces: z.array(idSchema<MarkId>()).max(50),
})
export type RecordLateArrivalArgs = z.output<typeof lateArgs>

/** What the desk's late takes the place of: every absence of that lesson, and the slips it corrects. */
function displaced(rollCall: RollCall, args: RecordLateArrivalArgs): readonly MarkId[] {
  const isDisplaced = (mark: Mark) => mark.studentId === args.studentId && mark.kind === 'absent'
  return [...args.replaces, ...rollCall.marks.filter(isDisplaced).map((mark) => mark.id)]
}

/** A late pupil at the desk: corrects the teacher's call, whether it is begun, ended or still to do, and never begins it. */
export const recordLateArrival = defineCommand<RecordLateArrivalArgs>({
  name: 'recordLateArrival',
  version: 1,
  args: lateArgs,
  lane: 'vie-scolaire',
  reads: (args) => readsOfCall(args.lessonId, [args.studentId]),
  decide: ({ actor, args, facts }) => {
    if (!isVieScolaire(actor)) return refused('vie-scolaire-only')
    const right = canTouchCall(actor, facts, args.lessonId, 'late-desk')
    return right.kind === 'refused' ? right : canList(facts, args.lessonId, args.studentId)
  },
  apply: ({ actor, args, facts, context }) => {
    const { lesson, rollCall } = callOf(facts, args.lessonId)
    const { markId: id, minutes, at, reason, studentId } = args
    const typed = { id, kind: 'late', minutes, at, item: null, reason } as const
    const mark: Mark = { ...markFrom(typed, { studentId, lesson, actor, context }), fromDesk: true }
    const moment = momentOf(actor.staffId, context)
    const changed = changeMarks(rollCall, { add: [mark], remove: displaced(rollCall, args) }, moment)
    return changed.call === rollCall ? applied() : tellChange(changed)
  },
  upgrades: [],
})
