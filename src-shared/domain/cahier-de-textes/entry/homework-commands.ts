import { z } from 'zod'
import { applied, defineCommand, type CommandCall, type Effect } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { digestSchema } from '#shared/domain/core/wording-schema.ts'
import { chooseWording, firstWording, rewrite } from '#shared/domain/core/wording.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { must } from '#shared/kernel/must.ts'
import { canChangeAt, entryAt, lessonAt, openEntry, readsOfEntries } from './entry-facts.ts'
import { entryChanges } from './entry-rules.ts'
import type { CahierEntry } from './entry.ts'
import { assignmentSchema, standingOf, type Assignment, type Homework, type HomeworkId } from './homework.ts'

/** Pieces of homework that one lesson may give. */
export const homeworkCountMax = 12

const place = { lessonId: idSchema<LessonId>(), homeworkId: idSchema<HomeworkId>() }

type OnHomework = { readonly lessonId: LessonId; readonly homeworkId: HomeworkId }

function homeworkAt({ facts, args }: CommandCall<OnHomework>): Homework | undefined {
  return entryAt(facts, args.lessonId)?.homework.find((one) => one.id === args.homeworkId)
}

function withHomework(entry: CahierEntry, homework: Homework): CahierEntry {
  const isKnown = entry.homework.some((one) => one.id === homework.id)
  const list = isKnown
    ? entry.homework.map((one) => (one.id === homework.id ? homework : one))
    : [...entry.homework, homework]
  return { ...entry, homework: list }
}

function tellHomework(
  before: CahierEntry | undefined,
  after: CahierEntry,
  homework: Homework,
  isClash: boolean,
): Effect {
  const changes = entryChanges(before, after)
  if (!isClash) return applied(...changes)
  const params = {
    entryId: after.id,
    lessonId: after.lessonId,
    homeworkId: homework.id,
    by: standingOf(homework).by,
  }
  return { outcome: 'conflict', changes, notice: { code: 'two-homeworks', params } }
}

/** Homework is for the day of the lesson or later: nobody asks for yesterday. */
export function canBeDue(assignment: Assignment, lesson: { readonly date: string }): Decision {
  return assignment.dueOn < lesson.date ? refused('homework-due-before', { date: lesson.date }) : allowed
}

function canGive(call: CommandCall<OnHomework & { readonly assignment: Assignment }>): Decision {
  const right = canChangeAt(call)
  if (right.kind === 'refused') return right
  const count = entryAt(call.facts, call.args.lessonId)?.homework.length ?? 0
  if (!homeworkAt(call) && count >= homeworkCountMax)
    return refused('too-much-homework', { max: homeworkCountMax })
  return canBeDue(call.args.assignment, lessonAt(call.facts, call.args.lessonId))
}

const giveArgs = z.strictObject({
  ...place,
  assignment: assignmentSchema,
  /** Digest of the assignment that the author had before him; null when he gives it. */
  base: digestSchema.nullable(),
})
export type GiveHomeworkArgs = z.output<typeof giveArgs>

/** Gives homework with a lesson, or words it again. Two who did not see each other’s: both are kept (S15). */
export const giveHomework = defineCommand<GiveHomeworkArgs>({
  name: 'giveHomework',
  version: 1,
  args: giveArgs,
  lane: 'text',
  reads: (args) => readsOfEntries([args.lessonId]),
  decide: canGive,
  apply: (call): Effect => {
    const { actor, args, facts, context } = call
    const mine = { value: args.assignment, by: actor.staffId, typedAt: context.typedAt }
    const known = homeworkAt(call)
    const { text, isClash } = known
      ? rewrite(known.assignment, mine, args.base)
      : { text: firstWording(mine), isClash: false }
    if (known && text === known.assignment) return applied()
    const homework = { id: args.homeworkId, assignment: text }
    const entry = withHomework(openEntry(call), homework)
    return tellHomework(entryAt(facts, args.lessonId), entry, homework, isClash)
  },
  upgrades: [],
})

const chooseArgs = z.strictObject({
  ...place,
  assignment: assignmentSchema,
  seen: z.array(digestSchema).min(1).max(20),
})
export type ChooseHomeworkArgs = z.output<typeof chooseArgs>

/** Ends a clash on one piece of homework (S15). */
export const chooseHomework = defineCommand<ChooseHomeworkArgs>({
  name: 'chooseHomework',
  version: 1,
  args: chooseArgs,
  lane: 'text',
  reads: (args) => readsOfEntries([args.lessonId]),
  decide: (call) => {
    const right = canGive(call)
    if (right.kind === 'refused') return right
    return homeworkAt(call) ? allowed : refused('homework-unknown')
  },
  apply: (call): Effect => {
    const { actor, args, facts, context } = call
    const known = must(homeworkAt(call), 'homework that decide has seen')
    const mine = { value: args.assignment, by: actor.staffId, typedAt: context.typedAt }
    const { text, isClash } = chooseWording(known.assignment, mine, args.seen)
    const homework = { ...known, assignment: text }
    const entry = must(entryAt(facts, args.lessonId), 'an entry that holds it')
    return tellHomework(entry, withHomework(entry, homework), homework, isClash)
  },
  upgrades: [],
})

const removeArgs = z.strictObject({ ...place, base: digestSchema })
export type RemoveHomeworkArgs = z.output<typeof removeArgs>

/** Takes homework back, as its author saw it (S14): reworded meanwhile by a colleague, it stays. */
export const removeHomework = defineCommand<RemoveHomeworkArgs>({
  name: 'removeHomework',
  version: 1,
  args: removeArgs,
  lane: 'text',
  reads: (args) => readsOfEntries([args.lessonId]),
  decide: (call) => {
    const right = canChangeAt(call)
    if (right.kind === 'refused') return right
    const known = homeworkAt(call)
    const isSame = !known || digestOf(standingOf(known).value) === call.args.base
    return isSame ? allowed : refused('homework-reworded', { by: standingOf(known).by })
  },
  apply: (call): Effect => {
    const entry = entryAt(call.facts, call.args.lessonId)
    if (!entry || !homeworkAt(call)) return applied()
    const homework = entry.homework.filter((one) => one.id !== call.args.homeworkId)
    return applied(...entryChanges(entry, { ...entry, homework }))
  },
  upgrades: [],
})
