import { z } from 'zod'
import { idSchema } from '#shared/domain/core/ids.ts'
import { plainDateSchema, timeOfDaySchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { classScope, groupScope, serviceScope } from '#shared/domain/core/scope.ts'
import type { DivisionId, GroupId, StudentId } from '#shared/domain/people/ids.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { TimeOfDay } from '#shared/kernel/time-of-day.ts'
import type { Absence, AbsenceId } from './absence.ts'

/** « Prévenu »: that an absence is known and when, without its reason: what the pupil's teachers may see (C18). Same id as its absence. */
export interface AbsenceNotice {
  readonly id: AbsenceId
  readonly studentId: StudentId
  readonly divisionId: DivisionId | null
  /** The pupil's groups when it was announced: a group's teacher may not teach the division. */
  readonly groupIds: readonly GroupId[]
  readonly from: PlainDate
  /** Last day of it, included. */
  readonly to: PlainDate
  readonly fromTime: TimeOfDay
  readonly toTime: TimeOfDay
}

export const absenceNoticeRecord = defineRecord<AbsenceNotice>({
  kind: 'absenceNotice',
  version: 1,
  schema: z.object({
    id: idSchema<AbsenceId>(),
    studentId: idSchema<StudentId>(),
    divisionId: idSchema<DivisionId>().nullable(),
    groupIds: z.array(idSchema<GroupId>()),
    from: plainDateSchema,
    to: plainDateSchema,
    fromTime: timeOfDaySchema,
    toTime: timeOfDaySchema,
  }),
  scopesOf: (notice) => [
    ...(notice.divisionId ? [classScope(notice.divisionId)] : []),
    ...notice.groupIds.map(groupScope),
    serviceScope('vie-scolaire'),
    serviceScope('direction'),
  ],
  readers: ['teacher', 'cpe', 'aed', 'direction'],
  partitionOf: (notice) => notice.from.slice(0, 7),
  load: 'lazy',
  fields: {
    id: 'fixed',
    studentId: 'fixed',
    divisionId: 'fixed',
    groupIds: 'fixed',
    from: 'value',
    to: 'value',
    fromTime: 'value',
    toTime: 'value',
  },
  retention: schoolRetention,
  upgrades: [],
})

/** What an absence tells those who teach the pupil. */
export function noticeOf(absence: Absence, groupIds: readonly GroupId[]): AbsenceNotice {
  const { id, studentId, divisionId, from, to, fromTime, toTime } = absence
  return { id, studentId, divisionId, groupIds, from, to, fromTime, toTime }
}
