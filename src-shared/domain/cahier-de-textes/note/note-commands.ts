import { z } from 'zod'
import { applied, defineCommand, put, read, type Effect } from '#shared/domain/core/command.ts'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { digestSchema } from '#shared/domain/core/wording-schema.ts'
import { firstWording, rewrite } from '#shared/domain/core/wording.ts'
import { readSettings } from '#shared/domain/people/module-rules.ts'
import { lessonRecord, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { refused } from '#shared/kernel/decision.ts'
import { must } from '#shared/kernel/must.ts'
import { canWrite } from '#shared/domain/cahier-de-textes/entry/entry-rights.ts'
import { noteTextSchema, teacherNoteIdOf, teacherNoteRecord } from './teacher-note.ts'

const writeArgs = z.strictObject({
  lessonId: idSchema<LessonId>(),
  /** The author himself: it says which note is read; another’s is refused. */
  teacherId: idSchema<StaffId>(),
  text: noteTextSchema,
  base: digestSchema.nullable(),
})
export type WriteTeacherNoteArgs = z.output<typeof writeArgs>

/** Writes one’s private note on a lesson. Only a post of one’s own can clash with it: both texts are then kept (S15). */
export const writeTeacherNote = defineCommand<WriteTeacherNoteArgs>({
  name: 'writeTeacherNote',
  version: 1,
  args: writeArgs,
  lane: 'text',
  reads: ({ lessonId, teacherId }) => [
    readSettings,
    read(lessonRecord, lessonId),
    read(teacherNoteRecord, teacherNoteIdOf(lessonId, teacherId)),
  ],
  decide: ({ actor, facts, args }) => {
    if (args.teacherId !== actor.staffId) return refused('not-your-cahier')
    return canWrite(actor, facts, facts.get(lessonRecord, args.lessonId))
  },
  apply: ({ actor, facts, args, context }): Effect => {
    const lesson = must(facts.get(lessonRecord, args.lessonId), 'a lesson that decide has seen')
    const id = teacherNoteIdOf(lesson.id, actor.staffId)
    const known = facts.get(teacherNoteRecord, id)
    const mine = { value: args.text, by: actor.staffId, typedAt: context.typedAt }
    const { text, isClash } = known
      ? rewrite(known.text, mine, args.base)
      : { text: firstWording(mine), isClash: false }
    const note = { id, lessonId: lesson.id, teacherId: actor.staffId, date: lesson.date, text }
    const changes = [put(teacherNoteRecord, note)]
    if (!isClash) return applied(...changes)
    return { outcome: 'conflict', changes, notice: { code: 'two-notes', params: { lessonId: lesson.id } } }
  },
  upgrades: [],
})
