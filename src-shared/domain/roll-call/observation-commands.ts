import { z } from 'zod'
import { applied, defineCommand, put, read } from '#shared/domain/core/command.ts'
import type { Change, CommandCall, Effect, Facts, Read } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { timeOfDaySchema } from '#shared/domain/core/kernel-schemas.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { canUseModule, readSettings } from '#shared/domain/people/module-rules.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import type { Decision } from '#shared/kernel/decision.ts'
import { must } from '#shared/kernel/must.ts'
import { callOf, canList, canTouchCall, readsOfCall } from './call-facts-rules.ts'
import { markFrom } from './mark-args.ts'
import { changeMarks } from './mark-rules.ts'
import { observationRecord, observationTextMax, type Observation } from './observation.ts'
import { canRevise, canWriteUnder, choose, revise, type Revised } from './observation-rules.ts'
import { rollCallIdOf, rollCallRecord, type MarkId } from './roll-call.ts'
import { actsFromDesk, canChangeMarks } from './roll-call-rights.ts'
import { begin, momentOf } from './roll-call-rules.ts'

const text = z.string().trim().min(1).max(observationTextMax)
const seenText = z.string().max(observationTextMax)

const writeArgs = z.strictObject({
  lessonId: idSchema<LessonId>(),
  studentId: idSchema<StudentId>(),
  /** The mark it explains; made with it when it does not stand yet. */
  markId: idSchema<MarkId>(),
  nature: z.enum(['observation', 'exclusion']),
  text,
  at: timeOfDaySchema.nullable(),
  sawEnd: z.boolean(),
})
export type WriteObservationArgs = z.output<typeof writeArgs>

function tellRevision(
  revised: Revised,
  before: Observation | undefined,
  others: readonly Change[] = [],
): Effect {
  const { observation, isClash } = revised
  const changes = observation === before ? others : [...others, put(observationRecord, observation)]
  if (!isClash) return applied(...changes)
  const params = {
    observationId: observation.id,
    lessonId: observation.lessonId,
    studentId: observation.studentId,
    by: observation.textBy,
  }
  return { outcome: 'conflict', changes, notice: { code: 'two-texts', params } }
}

/** Writes the words of an observation, or why a pupil was sent out, with its mark. */
export const writeObservation = defineCommand<WriteObservationArgs>({
  name: 'writeObservation',
  version: 1,
  args: writeArgs,
  lane: 'text',
  reads: (args) => [...readsOfCall(args.lessonId, [args.studentId]), read(observationRecord, args.markId)],
  decide: ({ actor, args, facts, context }) => {
    const right = canTouchCall(actor, facts, args.lessonId)
    if (right.kind === 'refused') return right
    const rollCall = facts.get(rollCallRecord, rollCallIdOf(args.lessonId))
    const inTime = canChangeMarks({ actor, rollCall, today: context.wall.date, sawEnd: args.sawEnd })
    if (inTime.kind === 'refused') return inTime
    const listed = canList(facts, args.lessonId, args.studentId)
    if (listed.kind === 'refused') return listed
    return canWriteUnder(facts.get(observationRecord, args.markId), args)
  },
  apply: ({ actor, args, facts, context }) => {
    const { lesson, rollCall } = callOf(facts, args.lessonId)
    const moment = momentOf(actor.staffId, context)
    const kind = args.nature === 'exclusion' ? 'excluded' : 'observation'
    const typed = { id: args.markId, kind, minutes: null, at: args.at, item: null, reason: null } as const
    const mark = markFrom(typed, { studentId: args.studentId, lesson, actor, context })
    const opened = actsFromDesk(actor, lesson) ? rollCall : begin(rollCall, moment)
    const { call } = changeMarks(opened, { add: [mark], remove: [] }, moment)
    const calls = call === rollCall ? [] : [put(rollCallRecord, call)]
    const known = facts.get(observationRecord, args.markId)
    const wording = { base: '', text: args.text, by: actor.staffId, typedAt: context.typedAt }
    if (known) return tellRevision(revise(known, wording), known, calls)
    const { markId: id, studentId, nature } = args
    const written: Observation = {
      id,
      studentId,
      nature,
      lessonId: lesson.id,
      date: lesson.date,
      text: args.text,
      textBy: actor.staffId,
      textAt: context.typedAt,
      by: actor.staffId,
      teacherIds: lesson.teacherIds,
      writtenAt: context.now,
      variants: [],
      past: [],
    }
    return applied(...calls, put(observationRecord, written))
  },
  upgrades: [],
})

/** What every command needs that touches the words of a known observation. */
interface Rewording {
  readonly observationId: MarkId
}

function readsOfRewording({ observationId }: Rewording): readonly Read[] {
  return [readSettings, read(observationRecord, observationId)]
}

function canReword({ actor, args, facts }: CommandCall<Rewording>): Decision {
  const isOn = canUseModule(facts, 'roll-call')
  return isOn.kind === 'refused' ? isOn : canRevise(actor, facts.get(observationRecord, args.observationId))
}

function observationOf(facts: Facts, id: MarkId): Observation {
  return must(facts.get(observationRecord, id), 'an observation that decide has seen')
}

const reviseArgs = z.strictObject({ observationId: idSchema<MarkId>(), base: seenText, text })
export type ReviseObservationArgs = z.output<typeof reviseArgs>

/** Rewrites an observation over the text that its author saw (`base`); a true clash keeps both and asks (S15). */
export const reviseObservation = defineCommand<ReviseObservationArgs>({
  name: 'reviseObservation',
  version: 1,
  args: reviseArgs,
  lane: 'text',
  reads: readsOfRewording,
  decide: canReword,
  apply: ({ actor, args, facts, context }) => {
    const known = observationOf(facts, args.observationId)
    const wording = { base: args.base, text: args.text, by: actor.staffId, typedAt: context.typedAt }
    return tellRevision(revise(known, wording), known)
  },
  upgrades: [],
})

const chooseArgs = z.strictObject({
  observationId: idSchema<MarkId>(),
  text,
  seen: z.array(seenText).min(1).max(20),
})
export type ChooseObservationTextArgs = z.output<typeof chooseArgs>

/** Ends a clash of texts: `text` stands, `seen` are the texts that the chooser had before him. */
export const chooseObservationText = defineCommand<ChooseObservationTextArgs>({
  name: 'chooseObservationText',
  version: 1,
  args: chooseArgs,
  lane: 'text',
  reads: readsOfRewording,
  decide: canReword,
  apply: ({ actor, args, facts, context }) => {
    const known = observationOf(facts, args.observationId)
    const wording = { text: args.text, seen: args.seen, by: actor.staffId, typedAt: context.typedAt }
    return tellRevision(choose(known, wording), known)
  },
  upgrades: [],
})
