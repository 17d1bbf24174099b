import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { instantSchema, plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { serviceScope, userScope } from '#shared/domain/core/scope.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { MarkId } from './roll-call.ts'

/** Another wording of the same text, kept after a clash until a person chooses (S15). */
export interface TextVariant {
  readonly text: string
  readonly by: StaffId
  readonly typedAt: Instant
}

/** The words behind a mark: an observation, or why a pupil was sent out. Same id as its mark; not shown to the class's other teachers (C18). */
export interface Observation {
  readonly id: MarkId
  readonly studentId: StudentId
  readonly lessonId: LessonId
  readonly date: PlainDate
  readonly nature: 'observation' | 'exclusion'
  readonly text: string
  /** Who wrote `text` as it stands, and when by his own clock: not always who wrote first. */
  readonly textBy: StaffId
  readonly textAt: Instant
  readonly by: StaffId
  /** Those who teach the lesson. */
  readonly teacherIds: readonly StaffId[]
  readonly writtenAt: Instant
  readonly variants: readonly TextVariant[]
  /** Versions that were replaced knowingly, with their authors (C14). */
  readonly past: readonly TextVariant[]
}

export const observationTextMax = 600

const variantSchema = z.object({
  text: z.string().max(observationTextMax),
  by: idSchema<StaffId>(),
  typedAt: instantSchema,
})

export const observationRecord = defineRecord<Observation>({
  kind: 'observation',
  version: 1,
  schema: z.object({
    id: idSchema<MarkId>(),
    studentId: idSchema<StudentId>(),
    lessonId: idSchema<LessonId>(),
    date: plainDateSchema,
    nature: z.enum(['observation', 'exclusion']),
    text: z.string().max(observationTextMax),
    textBy: idSchema<StaffId>(),
    textAt: instantSchema,
    by: idSchema<StaffId>(),
    teacherIds: z.array(idSchema<StaffId>()),
    writtenAt: instantSchema,
    variants: z.array(variantSchema),
    past: z.array(variantSchema),
  }),
  scopesOf: (observation) => [
    ...new Set([observation.by, ...observation.teacherIds].map(userScope)),
    serviceScope('vie-scolaire'),
    serviceScope('direction'),
  ],
  readers: ['teacher', 'cpe', 'aed', 'direction'],
  partitionOf: (observation) => observation.date.slice(0, 7),
  load: 'lazy',
  fields: {
    id: 'fixed',
    studentId: 'fixed',
    lessonId: 'fixed',
    date: 'fixed',
    nature: 'fixed',
    text: 'text',
    textBy: 'text',
    textAt: 'text',
    by: 'fixed',
    teacherIds: 'fixed',
    writtenAt: 'fixed',
    variants: 'set',
    past: 'set',
  },
  retention: schoolRetention,
  upgrades: [],
})
