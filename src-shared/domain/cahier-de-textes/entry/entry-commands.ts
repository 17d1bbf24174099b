import { z } from 'zod'
import { applied, defineCommand, type Effect } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { digestSchema } from '#shared/domain/core/wording-schema.ts'
import { chooseWording, rewrite, type Rewritten } from '#shared/domain/core/wording.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { allowed, refused } from '#shared/kernel/decision.ts'
import { must } from '#shared/kernel/must.ts'
import { canChangeAt, entryAt, openEntry, readsOfEntries } from './entry-facts.ts'
import { entryChanges } from './entry-rules.ts'
import { contentsSchema, type CahierEntry, type SessionContents } from './entry.ts'

function tellContents(
  before: CahierEntry | undefined,
  entry: CahierEntry,
  { text, isClash }: Rewritten<SessionContents>,
): Effect {
  const after = { ...entry, contents: text }
  if (!isClash) return applied(...(before && text === entry.contents ? [] : entryChanges(before, after)))
  const params = { entryId: entry.id, lessonId: entry.lessonId, by: entry.contents.standing.by }
  return {
    outcome: 'conflict',
    changes: entryChanges(before, after),
    notice: { code: 'two-contents', params },
  }
}

const writeArgs = z.strictObject({
  lessonId: idSchema<LessonId>(),
  contents: contentsSchema,
  /** Digest of the contents that the author had before him; null when there was no entry. */
  base: digestSchema.nullable(),
})
export type WriteEntryArgs = z.output<typeof writeArgs>

/** Writes what was done in a lesson. Two authors who did not see each other’s words: both are kept (S15). */
export const writeEntry = defineCommand<WriteEntryArgs>({
  name: 'writeEntry',
  version: 1,
  args: writeArgs,
  lane: 'text',
  reads: (args) => readsOfEntries([args.lessonId]),
  decide: canChangeAt,
  apply: (call): Effect => {
    const { actor, args, facts, context } = call
    const before = entryAt(facts, args.lessonId)
    const entry = openEntry(call)
    const mine = { value: args.contents, by: actor.staffId, typedAt: context.typedAt }
    if (!before)
      return applied(...entryChanges(before, { ...entry, contents: { ...entry.contents, standing: mine } }))
    return tellContents(before, entry, rewrite(entry.contents, mine, args.base))
  },
  upgrades: [],
})

const chooseArgs = z.strictObject({
  lessonId: idSchema<LessonId>(),
  contents: contentsSchema,
  /** Digests of the contents that the chooser had before him. */
  seen: z.array(digestSchema).min(1).max(20),
})
export type ChooseContentsArgs = z.output<typeof chooseArgs>

/** Ends a clash on what was done: one wording stands, the others are kept as past (S15, C14). */
export const chooseContents = defineCommand<ChooseContentsArgs>({
  name: 'chooseContents',
  version: 1,
  args: chooseArgs,
  lane: 'text',
  reads: (args) => readsOfEntries([args.lessonId]),
  decide: (call) => {
    const right = canChangeAt(call)
    if (right.kind === 'refused') return right
    return entryAt(call.facts, call.args.lessonId) ? allowed : refused('entry-unknown')
  },
  apply: ({ actor, args, facts, context }): Effect => {
    const entry = must(entryAt(facts, args.lessonId), 'an entry that decide has seen')
    const mine = { value: args.contents, by: actor.staffId, typedAt: context.typedAt }
    return tellContents(entry, entry, chooseWording(entry.contents, mine, args.seen))
  },
  upgrades: [],
})
