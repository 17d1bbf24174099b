import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { instantSchema, plainDateSchema, timeOfDaySchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { serviceScope } from '#shared/domain/core/scope.ts'
import type { DivisionId, StudentId } from '#shared/domain/people/ids.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { TimeOfDay } from '#shared/kernel/time-of-day.ts'

export type AbsenceId = Brand<string, 'AbsenceId'>

/** An absence that the vie scolaire knows of (absence prévue): the family has warned, an outing, a stay in company. */
export interface Absence {
  readonly id: AbsenceId
  readonly studentId: StudentId
  readonly divisionId: DivisionId | null
  readonly from: PlainDate
  /** Last day of it, included. */
  readonly to: PlainDate
  readonly fromTime: TimeOfDay
  readonly toTime: TimeOfDay
  /** Code of the reason; the sentence is a label. */
  readonly reason: string
  /** The family gave a reason. */
  readonly isJustified: boolean
  /** The school accepts it: another fact. */
  readonly isRegularized: boolean
  readonly recordedBy: StaffId
  readonly recordedAt: Instant
}

export const absenceRecord = defineRecord<Absence>({
  kind: 'absence',
  version: 1,
  schema: z.object({
    id: idSchema<AbsenceId>(),
    studentId: idSchema<StudentId>(),
    divisionId: idSchema<DivisionId>().nullable(),
    from: plainDateSchema,
    to: plainDateSchema,
    fromTime: timeOfDaySchema,
    toTime: timeOfDaySchema,
    reason: z.string().max(40),
    isJustified: z.boolean(),
    isRegularized: z.boolean(),
    recordedBy: idSchema<StaffId>(),
    recordedAt: instantSchema,
  }),
  // The reason stays with those who follow the pupil (C18); his teachers get an absence notice.
  scopesOf: () => [serviceScope('vie-scolaire'), serviceScope('direction')],
  readers: ['cpe', 'aed', 'direction'],
  partitionOf: (absence) => absence.from.slice(0, 7),
  load: 'lazy',
  fields: {
    id: 'fixed',
    studentId: 'fixed',
    divisionId: 'fixed',
    from: 'value',
    to: 'value',
    fromTime: 'value',
    toTime: 'value',
    reason: 'value',
    isJustified: 'state',
    isRegularized: 'state',
    recordedBy: 'fixed',
    recordedAt: 'fixed',
  },
  retention: schoolRetention,
  upgrades: [],
})
