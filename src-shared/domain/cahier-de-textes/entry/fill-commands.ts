import { z } from 'zod'
import { applied, defineCommand, type CommandCall } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { firstWording } from '#shared/domain/core/wording.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { allOf, allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { canChangeAt, entryAt, lessonAt, openEntry, readsOfEntries } from './entry-facts.ts'
import { entryChanges, isFilled } from './entry-rules.ts'
import { contentsSchema, type PlannedSessionId } from './entry.ts'
import { canBeDue, homeworkCountMax } from './homework-commands.ts'
import { assignmentSchema, type HomeworkId } from './homework.ts'

const fill = z.strictObject({
  lessonId: idSchema<LessonId>(),
  contents: contentsSchema,
  homework: z
    .array(z.strictObject({ id: idSchema<HomeworkId>(), assignment: assignmentSchema }))
    .max(homeworkCountMax),
  /** The lesson whose unfinished session goes on here; null for a copy or a prepared one. */
  carriedFrom: idSchema<LessonId>().nullable(),
  /** The prepared session that is poured here; absent for a copy or a session carried on. */
  plannedFrom: idSchema<PlannedSessionId>().optional(),
})

const fillArgs = z
  .strictObject({ fills: z.array(fill).min(1).max(60) })
  .refine(({ fills }) => new Set(fills.map((one) => one.lessonId)).size === fills.length)
export type FillEntriesArgs = z.output<typeof fillArgs>
type Fill = FillEntriesArgs['fills'][number]

/** A call on one lesson of many, for the rules that know one. */
function onOne(call: CommandCall<FillEntriesArgs>, args: Fill): CommandCall<Fill> {
  return { ...call, args }
}

function canFill(call: CommandCall<Fill>): Decision {
  const right = canChangeAt(call)
  if (right.kind === 'refused') return right
  const lesson = lessonAt(call.facts, call.args.lessonId)
  if (isFilled(entryAt(call.facts, call.args.lessonId)))
    return refused('entry-filled', { date: lesson.date, start: lesson.start })
  return allOf(allowed, ...call.args.homework.map(({ assignment }) => canBeDue(assignment, lesson)))
}

/**
 * Fills lessons that nothing was written for: a copy to the parallel class, an unfinished session carried on, a
 * series poured into its lessons. All or none; never over what is written.
 */
export const fillEntries = defineCommand<FillEntriesArgs>({
  name: 'fillEntries',
  version: 2,
  args: fillArgs,
  lane: 'text',
  reads: ({ fills }) => readsOfEntries(fills.map((one) => one.lessonId)),
  decide: (call) => allOf(...call.args.fills.map((one) => canFill(onOne(call, one)))),
  apply: (call) => {
    const author = { by: call.actor.staffId, typedAt: call.context.typedAt }
    const changes = call.args.fills.flatMap((one) => {
      const before = entryAt(call.facts, one.lessonId)
      const entry = openEntry(onOne(call, one))
      const given = one.homework.map(({ id, assignment }) => ({
        id,
        assignment: firstWording({ ...author, value: assignment }),
      }))
      return entryChanges(before, {
        ...entry,
        contents: { ...entry.contents, standing: { ...author, value: one.contents } },
        homework: [
          ...entry.homework,
          ...given.filter(({ id }) => entry.homework.every((had) => had.id !== id)),
        ],
        carriedFrom: one.carriedFrom,
        ...(one.plannedFrom && { plannedFrom: one.plannedFrom }),
      })
    })
    return applied(...changes)
  },
  // 1 to 2: `plannedFrom` may be there.
  upgrades: [(earlier) => ({ ...earlier })],
})
