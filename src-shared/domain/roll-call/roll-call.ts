import { z } from 'zod'
import { idSchema, type StaffId, type WorkstationId } from '#shared/domain/core/ids.ts'
import { instantSchema, plainDateSchema, timeOfDaySchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { classScope, groupScope, serviceScope, userScope } from '#shared/domain/core/scope.ts'
import type { DivisionId, GroupId, StudentId } from '#shared/domain/people/ids.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { TimeOfDay } from '#shared/kernel/time-of-day.ts'

/** The call of one lesson (appel). Its id is made from the lesson's: two posts meet in one call (S13). */
export type RollCallId = Brand<string, 'RollCallId'>
export type MarkId = Brand<string, 'MarkId'>

export function rollCallIdOf(lessonId: LessonId): RollCallId {
  return `rc-${lessonId}` as RollCallId
}

/**
 * What one person saw of one pupil. absent A, left D, infirmary I, excluded E: out of the room.
 * late R, forgotten O, observation N: in the room. present: said outright, in a permanence or against an absence.
 */
export const markKinds = [
  'absent',
  'late',
  'left',
  'infirmary',
  'excluded',
  'forgotten',
  'observation',
  'present',
] as const
export type MarkKind = (typeof markKinds)[number]

export interface Mark {
  readonly id: MarkId
  readonly studentId: StudentId
  readonly kind: MarkKind
  /** Minutes late; for `late` only. */
  readonly minutes: number | null
  /** Hour of arrival, leaving or passage. */
  readonly at: TimeOfDay | null
  /** What was forgotten; for `forgotten` only. */
  readonly item: 'notebook' | 'equipment' | null
  /** Code of the reason said at the desk; for `late` only. Texts live in observations. */
  readonly reason: string | null
  /** Number of its slip in the school year, from the portal's book; for a `late` of the desk only. */
  readonly slipNumber?: number | undefined
  readonly by: StaffId
  /** Whether the vie scolaire set it, correcting or completing the teacher's call. */
  readonly fromDesk: boolean
  readonly workstationId: WorkstationId
  readonly typedAt: Instant
  readonly recordedAt: Instant
}

/** A mark that no longer stands, and who took it away. */
export interface PastMark {
  readonly mark: Mark
  readonly endedBy: StaffId
  readonly endedAt: Instant
  /** The mark that took its place, null when it was only cleared. */
  readonly replacedBy: MarkId | null
}

/** Someone began or ended the call: the proof line (domain §5.7). */
export interface CallMoment {
  readonly by: StaffId
  readonly workstationId: WorkstationId
  /** How the post was called then; empty until the portal has confirmed. */
  readonly postName: string
  /** The device's own time. */
  readonly typedAt: Instant
  /** The portal's time, once confirmed. */
  readonly recordedAt: Instant
  /** The school's day at `recordedAt`: corrections close with it. */
  readonly recordedOn: PlainDate
}

export interface RollCall {
  readonly id: RollCallId
  readonly lessonId: LessonId
  readonly date: PlainDate
  readonly start: TimeOfDay
  readonly end: TimeOfDay
  readonly divisionIds: readonly DivisionId[]
  readonly groupId: GroupId | null
  readonly teacherIds: readonly StaffId[]
  readonly state: 'todo' | 'in-progress' | 'done'
  readonly begun: CallMoment | null
  readonly ended: CallMoment | null
  /** Commands that changed its marks after its end. */
  readonly corrections: number
  /** Standing marks. Two that contradict each other both stand until somebody chooses (S16). */
  readonly marks: readonly Mark[]
  readonly pastMarks: readonly PastMark[]
}

const markSchema = z.object({
  id: idSchema<MarkId>(),
  studentId: idSchema<StudentId>(),
  kind: z.enum(markKinds),
  minutes: z.int().min(0).max(600).nullable(),
  at: timeOfDaySchema.nullable(),
  item: z.enum(['notebook', 'equipment']).nullable(),
  reason: z.string().max(40).nullable(),
  slipNumber: z.int().min(1).optional(),
  by: idSchema<StaffId>(),
  fromDesk: z.boolean(),
  workstationId: idSchema<WorkstationId>(),
  typedAt: instantSchema,
  recordedAt: instantSchema,
})

const momentSchema = z.object({
  by: idSchema<StaffId>(),
  workstationId: idSchema<WorkstationId>(),
  postName: z.string().max(60).default(''),
  typedAt: instantSchema,
  recordedAt: instantSchema,
  recordedOn: plainDateSchema,
})

export const rollCallRecord = defineRecord<RollCall>({
  kind: 'rollCall',
  version: 1,
  schema: z.object({
    id: idSchema<RollCallId>(),
    lessonId: idSchema<LessonId>(),
    date: plainDateSchema,
    start: timeOfDaySchema,
    end: timeOfDaySchema,
    divisionIds: z.array(idSchema<DivisionId>()),
    groupId: idSchema<GroupId>().nullable(),
    teacherIds: z.array(idSchema<StaffId>()),
    state: z.enum(['todo', 'in-progress', 'done']),
    begun: momentSchema.nullable(),
    ended: momentSchema.nullable(),
    corrections: z.int().min(0),
    marks: z.array(markSchema),
    pastMarks: z.array(
      z.object({
        mark: markSchema,
        endedBy: idSchema<StaffId>(),
        endedAt: instantSchema,
        replacedBy: idSchema<MarkId>().nullable(),
      }),
    ),
  }),
  // A group across several divisions stays with its own teachers: the others do not teach all its pupils (C18).
  scopesOf: (call) => [
    ...new Set([
      ...call.teacherIds.map(userScope),
      ...(call.groupId ? [groupScope(call.groupId)] : []),
      ...(call.groupId && call.divisionIds.length > 1 ? [] : call.divisionIds.map(classScope)),
      serviceScope('vie-scolaire'),
      serviceScope('direction'),
    ]),
  ],
  readers: ['teacher', 'cpe', 'aed', 'direction'],
  partitionOf: (call) => call.date.slice(0, 7),
  load: 'lazy',
  fields: {
    id: 'fixed',
    lessonId: 'fixed',
    date: 'fixed',
    start: 'fixed',
    end: 'fixed',
    divisionIds: 'fixed',
    groupId: 'fixed',
    teacherIds: 'set',
    state: 'state',
    begun: 'fixed',
    ended: 'fixed',
    corrections: 'state',
    marks: 'set',
    pastMarks: 'set',
  },
  retention: schoolRetention,
  upgrades: [],
})
