import { z } from 'zod'
import { isVieScolaire } from '#shared/domain/core/actor.ts'
import { applied, defineCommand, put, read, type Facts } from '#shared/domain/core/command.ts'
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
import { nextSlip, slipBookId, slipBookRecord } from './slip-book.ts'

const lateArgs = z.strictObject({
  lessonId: idSchema<LessonId>(),
  studentId: idSchema<StudentId>(),
  markId: idSchema<MarkId>(),
  minutes: z.int().min(0).max(600),
  /** Hour at which the pupil came: the bell and the minutes. */
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

/** The slip's number, and what becomes of the book: a slip corrected keeps the number that the pupil has in hand. */
function numberSlip(rollCall: RollCall, args: RecordLateArrivalArgs, facts: Facts) {
  const corrected = rollCall.marks.find((mark) => args.replaces.includes(mark.id) && mark.slipNumber)
  if (corrected) return { slipNumber: corrected.slipNumber, bookChanges: [] }
  const book = nextSlip(facts.get(slipBookRecord, slipBookId), rollCall.date)
  return { slipNumber: book.last, bookChanges: [put(slipBookRecord, book)] }
}

/** A late pupil at the desk: corrects the teacher's call, whether it is begun, ended or still to do, and never begins it. */
export const recordLateArrival = defineCommand<RecordLateArrivalArgs>({
  name: 'recordLateArrival',
  version: 1,
  args: lateArgs,
  lane: 'vie-scolaire',
  reads: (args) => [...readsOfCall(args.lessonId, [args.studentId]), read(slipBookRecord, slipBookId)],
  decide: ({ actor, args, facts }) => {
    if (!isVieScolaire(actor)) return refused('vie-scolaire-only')
    const right = canTouchCall(actor, facts, args.lessonId, 'late-desk')
    return right.kind === 'refused' ? right : canList(facts, args.lessonId, args.studentId)
  },
  apply: ({ actor, args, facts, context }) => {
    const { lesson, rollCall } = callOf(facts, args.lessonId)
    const { markId: id, minutes, at, reason, studentId } = args
    const typed = { id, kind: 'late', minutes, at, item: null, reason } as const
    const { slipNumber, bookChanges } = numberSlip(rollCall, args, facts)
    const mark: Mark = {
      ...markFrom(typed, { studentId, lesson, actor, context }),
      slipNumber,
      fromDesk: true,
    }
    const moment = momentOf(actor.staffId, context)
    const changed = changeMarks(rollCall, { add: [mark], remove: displaced(rollCall, args) }, moment)
    if (changed.call === rollCall) return applied()
    const told = tellChange(changed)
    return { ...told, changes: [...told.changes, ...bookChanges] }
  },
  upgrades: [],
})
