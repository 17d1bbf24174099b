import { z } from 'zod'
import { plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import type { Wording, WrittenText } from '#shared/domain/core/wording.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { isBlank, richTextSchema, type RichText } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { writtenTextSchema } from '#shared/domain/core/wording-schema.ts'

export type HomeworkId = Brand<string, 'HomeworkId'>

export const homeworkKinds = [
  'exercise',
  'learn',
  'read',
  'write',
  'project',
  'revision',
  'test',
  'other',
] as const
export type HomeworkKind = (typeof homeworkKinds)[number]

/** What a teacher asks of a class for a day (travail à faire, circulaire 2010-136). */
export interface Assignment {
  readonly kind: HomeworkKind
  readonly text: RichText
  readonly dueOn: PlainDate
  /** The lesson it is for; null when it is for a day. */
  readonly dueLessonId: LessonId | null
  /** What it should take a pupil, in minutes; null when the teacher does not say. */
  readonly minutes: number | null
}

/** One piece of homework in an entry, whoever worded it. */
export interface Homework {
  readonly id: HomeworkId
  readonly assignment: WrittenText<Assignment>
}

export const homeworkTextMax = 5_000

export const assignmentSchema: z.ZodType<Assignment> = z.strictObject({
  kind: z.enum(homeworkKinds),
  text: richTextSchema(homeworkTextMax).refine((text) => !isBlank(text)),
  dueOn: plainDateSchema,
  dueLessonId: idSchema<LessonId>().nullable(),
  minutes: z.int().min(1).max(600).nullable(),
})

export const homeworkSchema: z.ZodType<Homework> = z.strictObject({
  id: idSchema<HomeworkId>(),
  assignment: writtenTextSchema(assignmentSchema),
})

/** As it stands, with its signature. */
export function standingOf(homework: Homework): Wording<Assignment> {
  return homework.assignment.standing
}
