import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { plainDateSchema, timeOfDaySchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { serviceScope, userScope } from '#shared/domain/core/scope.ts'
import type { DivisionId, GroupId, SubjectId, TeachingServiceId } from '#shared/domain/people/ids.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { TimeOfDay } from '#shared/kernel/time-of-day.ts'

export type LessonId = Brand<string, 'LessonId'>

/** A dated lesson (séance): one hour of one service on one day, on the school's wall clock. */
export interface Lesson {
  readonly id: LessonId
  readonly date: PlainDate
  readonly start: TimeOfDay
  readonly end: TimeOfDay
  readonly subjectId: SubjectId
  readonly serviceId: TeachingServiceId | null
  /** The divisions whose pupils it may hold; the whole audience when `groupId` is null. */
  readonly divisionIds: readonly DivisionId[]
  readonly groupId: GroupId | null
  /** Who teaches it that day: the replacement when there is one, all of them in co-teaching. */
  readonly teacherIds: readonly StaffId[]
  /** Those whom `teacherIds` replaces that day. */
  readonly replacedIds: readonly StaffId[]
  readonly room: string
  /** In a permanence nobody is expected: those present are added (inverted call). */
  readonly form: 'course' | 'permanence'
  readonly status: 'planned' | 'cancelled'
  /** The lesson that stands for this one when it was moved; set on a cancelled lesson only. */
  readonly movedTo: LessonId | null
  /** Why a cancelled lesson does not take place; a code, absent on planned ones. */
  readonly cancelReason?: CancelReason | undefined
}

export const cancelReasons = [
  'teacher-away',
  'training',
  'outing',
  'exam',
  'moved',
  'school-closed',
  'other',
] as const
export type CancelReason = (typeof cancelReasons)[number]

export const lessonRecord = defineRecord<Lesson>({
  kind: 'lesson',
  version: 1,
  schema: z.object({
    id: idSchema<LessonId>(),
    date: plainDateSchema,
    start: timeOfDaySchema,
    end: timeOfDaySchema,
    subjectId: idSchema<SubjectId>(),
    serviceId: idSchema<TeachingServiceId>().nullable(),
    divisionIds: z.array(idSchema<DivisionId>()),
    groupId: idSchema<GroupId>().nullable(),
    teacherIds: z.array(idSchema<StaffId>()),
    replacedIds: z.array(idSchema<StaffId>()),
    room: z.string().max(60),
    form: z.enum(['course', 'permanence']),
    status: z.enum(['planned', 'cancelled']),
    movedTo: idSchema<LessonId>().nullable(),
    cancelReason: z.enum(cancelReasons).optional(),
  }),
  scopesOf: (lesson) => [
    ...new Set([...lesson.teacherIds, ...lesson.replacedIds].map(userScope)),
    serviceScope('vie-scolaire'),
    serviceScope('direction'),
  ],
  readers: ['teacher', 'cpe', 'aed', 'direction'],
  partitionOf: (lesson) => lesson.date.slice(0, 7),
  load: 'lazy',
  fields: {
    id: 'fixed',
    date: 'fixed',
    start: 'value',
    end: 'value',
    subjectId: 'value',
    serviceId: 'fixed',
    divisionIds: 'set',
    groupId: 'fixed',
    teacherIds: 'set',
    replacedIds: 'set',
    room: 'value',
    form: 'fixed',
    status: 'state',
    movedTo: 'value',
    cancelReason: 'value',
  },
  retention: schoolRetention,
  upgrades: [],
})
