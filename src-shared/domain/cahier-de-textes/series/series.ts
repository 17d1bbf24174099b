import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { instantSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { userScope } from '#shared/domain/core/scope.ts'
import type { SubjectId } from '#shared/domain/people/ids.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { isBlank, richTextSchema, type RichText } from '#shared/domain/cahier-de-textes/rich-text.ts'
import {
  contentsSchema,
  type PlannedSessionId,
  type SessionContents,
} from '#shared/domain/cahier-de-textes/entry/entry.ts'
import {
  homeworkKinds,
  homeworkTextMax,
  type HomeworkKind,
} from '#shared/domain/cahier-de-textes/entry/homework.ts'

export type SeriesId = Brand<string, 'SeriesId'>

/** Homework prepared without a day: the day comes with the lesson. */
export interface PlannedHomework {
  readonly kind: HomeworkKind
  readonly text: RichText
  readonly minutes: number | null
}

/** One session prepared ahead. */
export interface PlannedSession {
  readonly id: PlannedSessionId
  readonly contents: SessionContents
  readonly homework: readonly PlannedHomework[]
}

/** A series of sessions prepared ahead (progression), to be poured into lessons. Its author’s alone. */
export interface Series {
  readonly id: SeriesId
  readonly by: StaffId
  readonly title: string
  readonly subjectId: SubjectId | null
  readonly sessions: readonly PlannedSession[]
  readonly savedAt: Instant
}

export const seriesTitleMax = 120
export const sessionCountMax = 60

export const sessionsSchema: z.ZodType<readonly PlannedSession[]> = z
  .array(
    z.strictObject({
      id: idSchema<PlannedSessionId>(),
      contents: contentsSchema,
      homework: z
        .array(
          z.strictObject({
            kind: z.enum(homeworkKinds),
            text: richTextSchema(homeworkTextMax).refine((text) => !isBlank(text)),
            minutes: z.int().min(1).max(600).nullable(),
          }),
        )
        .max(12),
    }),
  )
  .max(sessionCountMax)

export const seriesRecord = defineRecord<Series>({
  kind: 'cahierSeries',
  version: 1,
  schema: z.object({
    id: idSchema<SeriesId>(),
    by: idSchema<StaffId>(),
    title: z.string().min(1).max(seriesTitleMax),
    subjectId: idSchema<SubjectId>().nullable(),
    sessions: sessionsSchema,
    savedAt: instantSchema,
  }),
  scopesOf: (series) => [userScope(series.by)],
  readers: ['teacher'],
  partitionOf: () => '',
  load: 'lazy',
  fields: {
    id: 'fixed',
    by: 'fixed',
    title: 'value',
    subjectId: 'value',
    sessions: 'value',
    savedAt: 'state',
  },
  retention: schoolRetention,
  upgrades: [],
})
