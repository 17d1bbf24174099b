import { z } from 'zod'
import { roles } from '#shared/domain/core/actor.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { schoolScope } from '#shared/domain/core/scope.ts'

/** The school itself (établissement). There is one, whose id is `school`. */
export interface School {
  readonly id: 'school'
  /** UAI, 7 digits and a check letter. */
  readonly uai: string
  readonly name: string
  /** The year the school year begins in. */
  readonly schoolYear: number
  /** Zone of the public calendar: `A`, `B`, `C`, `Corse`, `Réunion`… */
  readonly zone: string
  /** IANA zone of its clock. */
  readonly timeZone: string
  readonly academy: string
  readonly city: string
}

export const schoolId = 'school'

export const schoolRecord = defineRecord<School>({
  kind: 'school',
  version: 1,
  schema: z.object({
    id: z.literal('school'),
    uai: z.string().regex(/^\d{7}[A-Z]$/),
    name: z.string().min(1).max(200),
    schoolYear: z.int().min(2000).max(2200),
    zone: z.string().max(40),
    timeZone: z.string().max(60),
    academy: z.string().max(80),
    city: z.string().max(80),
  }),
  scopesOf: () => [schoolScope],
  readers: roles,
  partitionOf: () => '',
  load: 'eager',
  fields: {
    id: 'fixed',
    uai: 'fixed',
    name: 'value',
    schoolYear: 'state',
    zone: 'value',
    timeZone: 'value',
    academy: 'value',
    city: 'value',
  },
  retention: schoolRetention,
  upgrades: [],
})
