import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { userScope } from '#shared/domain/core/scope.ts'
import { writtenTextSchema } from '#shared/domain/core/wording-schema.ts'
import type { WrittenText } from '#shared/domain/core/wording.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

export type TeacherNoteId = Brand<string, 'TeacherNoteId'>

/**
 * A teacher’s private note on a lesson (annotation): a record of its own, held by him alone, so that no visa, export,
 * inspection or colleague can ever carry it.
 */
export interface TeacherNote {
  readonly id: TeacherNoteId
  readonly lessonId: LessonId
  readonly teacherId: StaffId
  readonly date: PlainDate
  readonly text: WrittenText<string>
}

export const noteTextMax = 4_000

/** One note a teacher and a lesson, whichever post he writes on. */
export function teacherNoteIdOf(lessonId: LessonId, teacherId: StaffId): TeacherNoteId {
  return `cn-${digestOf([lessonId, teacherId]).slice(0, 40)}` as TeacherNoteId
}

export const noteTextSchema = z.string().max(noteTextMax)

export const teacherNoteRecord = defineRecord<TeacherNote>({
  kind: 'teacherNote',
  version: 1,
  schema: z.object({
    id: idSchema<TeacherNoteId>(),
    lessonId: idSchema<LessonId>(),
    teacherId: idSchema<StaffId>(),
    date: plainDateSchema,
    text: writtenTextSchema(noteTextSchema),
  }),
  scopesOf: (note) => [userScope(note.teacherId)],
  readers: ['teacher'],
  partitionOf: (note) => note.date.slice(0, 7),
  load: 'lazy',
  fields: { id: 'fixed', lessonId: 'fixed', teacherId: 'fixed', date: 'fixed', text: 'text' },
  retention: schoolRetention,
  upgrades: [],
})
