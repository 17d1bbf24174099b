import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { instantSchema, plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { serviceScope, userScope } from '#shared/domain/core/scope.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadingPassId } from './reading-pass.ts'

export type ReadingConsentId = Brand<string, 'ReadingConsentId'>

/** What a teacher answered: no, yes for the days of the pass, or yes and longer, with the written extension’s end. */
export type ConsentAnswer =
  { readonly kind: 'no' } | { readonly kind: 'yes' } | { readonly kind: 'longer'; readonly until: PlainDate }

/** The consent of one teacher to one reading (C2). Without it nothing opens; the last answer holds. */
export interface ReadingConsent {
  readonly id: ReadingConsentId
  readonly passId: ReadingPassId
  readonly teacherId: StaffId
  readonly inspectorId: StaffId
  readonly answer: ConsentAnswer
  readonly typedAt: Instant
  readonly at: Instant
}

/** One consent a teacher and a pass, whichever post he answers from. */
export function consentIdOf(passId: ReadingPassId, teacherId: StaffId): ReadingConsentId {
  return `rk-${digestOf([passId, teacherId]).slice(0, 40)}` as ReadingConsentId
}

export const consentAnswerSchema: z.ZodType<ConsentAnswer> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no') }),
  z.strictObject({ kind: z.literal('yes') }),
  z.strictObject({ kind: z.literal('longer'), until: plainDateSchema }),
])

export const readingConsentRecord = defineRecord<ReadingConsent>({
  kind: 'readingConsent',
  version: 1,
  schema: z.object({
    id: idSchema<ReadingConsentId>(),
    passId: idSchema<ReadingPassId>(),
    teacherId: idSchema<StaffId>(),
    inspectorId: idSchema<StaffId>(),
    answer: consentAnswerSchema,
    typedAt: instantSchema,
    at: instantSchema,
  }),
  scopesOf: (consent) => [
    userScope(consent.teacherId),
    userScope(consent.inspectorId),
    serviceScope('direction'),
  ],
  readers: ['teacher', 'direction', 'inspector'],
  partitionOf: () => '',
  load: 'eager',
  fields: {
    id: 'fixed',
    passId: 'fixed',
    teacherId: 'fixed',
    inspectorId: 'fixed',
    answer: 'state',
    typedAt: 'state',
    at: 'state',
  },
  retention: schoolRetention,
  upgrades: [],
})
