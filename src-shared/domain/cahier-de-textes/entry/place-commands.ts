import { z } from 'zod'
import { applied, defineCommand, read, type Change, type CommandCall } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { digestSchema } from '#shared/domain/core/wording-schema.ts'
import { canUseModule, readSettings } from '#shared/domain/people/module-rules.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { allOf, allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import { must } from '#shared/kernel/must.ts'
import { canChangeAt, entryAt, openEntry, readsOfEntries } from './entry-facts.ts'
import { canChange, isOfHisCahier } from './entry-rights.ts'
import { entryChanges, isFilled } from './entry-rules.ts'
import { entryIdOf, entryRecord, type CahierEntry } from './entry.ts'
import { homeworkLoadRecord } from './homework-load.ts'

/** Takes an entry away, and with it what colleagues know of its homework. */
function removal(entry: CahierEntry): readonly Change[] {
  const gone: Change = { op: 'delete', kind: entryRecord.kind, id: entry.id }
  return entry.homework.length === 0
    ? [gone]
    : [gone, { op: 'delete', kind: homeworkLoadRecord.kind, id: entry.id }]
}

/**
 * Whether an entry may leave its lesson: judged from the entry, since the lesson may be gone from the timetable. To
 * those of another cahier no entry exists (S5).
 */
function canLift({ actor, facts }: CommandCall<unknown>, entry: CahierEntry | undefined): Decision {
  const isOn = canUseModule(facts, 'cahier-de-textes')
  if (isOn.kind === 'refused') return isOn
  if (!entry || !isOfHisCahier(actor, { ...entry, replacedIds: [] })) return refused('not-your-cahier')
  return canChange(entry)
}

const moveArgs = z
  .strictObject({ fromLessonId: idSchema<LessonId>(), lessonId: idSchema<LessonId>() })
  .refine((args) => args.fromLessonId !== args.lessonId)
export type MoveEntryArgs = z.output<typeof moveArgs>

/** Attaches an entry to another lesson: one left without a lesson by a change of the timetable, or one misplaced. */
export const moveEntry = defineCommand<MoveEntryArgs>({
  name: 'moveEntry',
  version: 1,
  args: moveArgs,
  lane: 'text',
  reads: (args) => [...readsOfEntries([args.lessonId]), read(entryRecord, entryIdOf(args.fromLessonId))],
  decide: (call) => {
    const { facts, args } = call
    const right = allOf(canLift(call, entryAt(facts, args.fromLessonId)), canChangeAt(call))
    if (right.kind === 'refused') return right
    const there = entryAt(facts, args.lessonId)
    const isFree = !isFilled(there) && (there?.homework.length ?? 0) === 0
    return isFree ? allowed : refused('entry-filled', { date: there?.date ?? '', start: there?.start ?? '' })
  },
  apply: (call) => {
    const moved = must(entryAt(call.facts, call.args.fromLessonId), 'an entry that decide has seen')
    const there = openEntry(call)
    const { contents, homework, carriedFrom, plannedFrom, addenda } = moved
    const after = { ...there, contents, homework, carriedFrom, addenda, ...(plannedFrom && { plannedFrom }) }
    return applied(...removal(moved), ...entryChanges(entryAt(call.facts, call.args.lessonId), after))
  },
  upgrades: [],
})

const deleteArgs = z.strictObject({
  lessonId: idSchema<LessonId>(),
  /** Digest of the contents that the author had before him (S14). */
  base: digestSchema,
})
export type DeleteEntryArgs = z.output<typeof deleteArgs>

/** Takes an entry away, as its author saw it: one that a colleague went on with stays. */
export const deleteEntry = defineCommand<DeleteEntryArgs>({
  name: 'deleteEntry',
  version: 1,
  args: deleteArgs,
  lane: 'text',
  reads: (args) => [readSettings, read(entryRecord, entryIdOf(args.lessonId))],
  decide: (call) => {
    const entry = entryAt(call.facts, call.args.lessonId)
    const right = canLift(call, entry)
    if (right.kind === 'refused' || !entry) return right
    const { standing } = entry.contents
    return digestOf(standing.value) === call.args.base
      ? allowed
      : refused('entry-rewritten', { by: standing.by })
  },
  apply: ({ facts, args }) => {
    return applied(...removal(must(entryAt(facts, args.lessonId), 'an entry that decide has seen')))
  },
  upgrades: [],
})
