import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { plainDateSchema, timeOfDaySchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { cahierScope, courseScope, serviceScope, userScope } from '#shared/domain/core/scope.ts'
import { writtenTextSchema } from '#shared/domain/core/wording-schema.ts'
import type { WrittenText } from '#shared/domain/core/wording.ts'
import type { DivisionId, GroupId, SubjectId, TeachingServiceId } from '#shared/domain/people/ids.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import type { TimeOfDay } from '#shared/kernel/time-of-day.ts'
import { richTextMax, richTextSchema, type RichText } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { addendumSchema, type Addendum } from '#shared/domain/cahier-de-textes/visa/addendum.ts'
import { sealSchema, type CahierId, type Seal } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import { homeworkSchema, type Homework } from './homework.ts'

/** The entry of one lesson (séance du cahier de textes). Its id is made from the lesson’s: two authors meet in one. */
export type EntryId = Brand<string, 'EntryId'>

export function entryIdOf(lessonId: LessonId): EntryId {
  return `ce-${lessonId}` as EntryId
}

/** A document told by its address; nothing is kept of it. */
export interface DocumentLink {
  readonly label: string
  readonly href: string
}

/** A session prepared ahead in a series: entries that were poured from it bear its id. */
export type PlannedSessionId = Brand<string, 'PlannedSessionId'>

/** What was done in the lesson. */
export interface SessionContents {
  readonly title: string
  readonly text: RichText
  readonly documents: readonly DocumentLink[]
}

/** An entry of a cahier de textes (circulaire 2010-136): what was done in one lesson, and what was asked for later. */
export interface CahierEntry {
  readonly id: EntryId
  readonly lessonId: LessonId
  readonly cahierId: CahierId
  readonly date: PlainDate
  readonly start: TimeOfDay
  readonly end: TimeOfDay
  readonly subjectId: SubjectId
  readonly serviceId: TeachingServiceId | null
  readonly divisionIds: readonly DivisionId[]
  readonly groupId: GroupId | null
  readonly teacherIds: readonly StaffId[]
  readonly contents: WrittenText<SessionContents>
  readonly homework: readonly Homework[]
  /** From when families and pupils may see it, on the school’s wall: it waits for the pause numérique (S20). */
  readonly publishAt: WallClock
  /** The lesson whose unfinished session this one goes on with. */
  readonly carriedFrom: LessonId | null
  /** The prepared session that was poured into this lesson; absent when it was written here. */
  readonly plannedFrom?: PlannedSessionId | undefined
  readonly addenda: readonly Addendum[]
  readonly seals: readonly Seal[]
}

export const titleMax = 200
/** Documents of one session. */
export const documentsMax = 20

export const documentSchema = z.strictObject({
  label: z.string().trim().min(1).max(200),
  href: z
    .string()
    .max(2000)
    .regex(/^https?:\/\/\S+$/i),
})

export const contentsSchema: z.ZodType<SessionContents> = z.strictObject({
  title: z.string().max(titleMax),
  text: richTextSchema(richTextMax),
  documents: z.array(documentSchema).max(documentsMax),
})

export const entryRecord = defineRecord<CahierEntry>({
  kind: 'cahierEntry',
  version: 2,
  schema: z.object({
    id: idSchema<EntryId>(),
    lessonId: idSchema<LessonId>(),
    cahierId: idSchema<CahierId>(),
    date: plainDateSchema,
    start: timeOfDaySchema,
    end: timeOfDaySchema,
    subjectId: idSchema<SubjectId>(),
    serviceId: idSchema<TeachingServiceId>().nullable(),
    divisionIds: z.array(idSchema<DivisionId>()),
    groupId: idSchema<GroupId>().nullable(),
    teacherIds: z.array(idSchema<StaffId>()),
    contents: writtenTextSchema(contentsSchema),
    homework: z.array(homeworkSchema),
    publishAt: z.object({ date: plainDateSchema, time: timeOfDaySchema }),
    carriedFrom: idSchema<LessonId>().nullable(),
    plannedFrom: idSchema<PlannedSessionId>().optional(),
    addenda: z.array(addendumSchema),
    seals: z.array(sealSchema),
  }),
  // Those who teach the service, whoever replaces in it, the direction; an inspector by the pass he was given (C2).
  scopesOf: (entry) => [
    ...new Set([
      ...(entry.serviceId ? [courseScope(entry.serviceId)] : []),
      ...entry.teacherIds.flatMap((id) => [userScope(id), cahierScope(id)]),
      serviceScope('direction'),
    ]),
  ],
  readers: ['teacher', 'direction', 'inspector'],
  partitionOf: (entry) => entry.date.slice(0, 7),
  load: 'lazy',
  fields: {
    id: 'fixed',
    lessonId: 'fixed',
    cahierId: 'fixed',
    date: 'fixed',
    start: 'fixed',
    end: 'fixed',
    subjectId: 'fixed',
    serviceId: 'fixed',
    divisionIds: 'fixed',
    groupId: 'fixed',
    teacherIds: 'fixed',
    contents: 'text',
    homework: 'text',
    publishAt: 'state',
    carriedFrom: 'fixed',
    plannedFrom: 'fixed',
    addenda: 'set',
    seals: 'state',
  },
  retention: schoolRetention,
  // 1 to 2: `plannedFrom` may be there; an entry written before was poured from no series that is known.
  upgrades: [(earlier) => ({ ...earlier })],
})
