import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { instantSchema, plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { schoolScope } from '#shared/domain/core/scope.ts'
import type { DivisionId, SubjectId } from '#shared/domain/people/ids.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { NoticeId } from './seal.ts'

/** Whose cahiers a visa is announced for. */
export type NoticeTarget =
  | { readonly kind: 'school' }
  | { readonly kind: 'teachers'; readonly ids: readonly StaffId[] }
  | { readonly kind: 'divisions'; readonly ids: readonly DivisionId[] }
  | { readonly kind: 'subjects'; readonly ids: readonly SubjectId[] }

/** A visa announced (C1): which entries, and the first day on which they may be sealed, 8 days ahead at least. */
export interface VisaNotice {
  readonly id: NoticeId
  readonly by: StaffId
  /** The portal’s clock, and the day on the school’s wall from which the delay runs. */
  readonly announcedAt: Instant
  readonly announcedOn: PlainDate
  readonly applicableOn: PlainDate
  /** Lessons of these days, both included. */
  readonly from: PlainDate
  readonly to: PlainDate
  readonly target: NoticeTarget
  /** What the direction says with it; may be empty. */
  readonly message: string
}

export const noticeMessageMax = 1000

export const noticeTargetSchema: z.ZodType<NoticeTarget> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('school') }),
  z.strictObject({ kind: z.literal('teachers'), ids: z.array(idSchema<StaffId>()).min(1).max(300) }),
  z.strictObject({ kind: z.literal('divisions'), ids: z.array(idSchema<DivisionId>()).min(1).max(200) }),
  z.strictObject({ kind: z.literal('subjects'), ids: z.array(idSchema<SubjectId>()).min(1).max(200) }),
])

export const visaNoticeRecord = defineRecord<VisaNotice>({
  kind: 'visaNotice',
  version: 1,
  schema: z.object({
    id: idSchema<NoticeId>(),
    by: idSchema<StaffId>(),
    announcedAt: instantSchema,
    announcedOn: plainDateSchema,
    applicableOn: plainDateSchema,
    from: plainDateSchema,
    to: plainDateSchema,
    target: noticeTargetSchema,
    message: z.string().max(noticeMessageMax),
  }),
  // No secret in a staff room: each teacher sees those that concern him on his entries.
  scopesOf: () => [schoolScope],
  readers: ['teacher', 'direction', 'inspector'],
  partitionOf: () => '',
  load: 'eager',
  fields: {
    id: 'fixed',
    by: 'fixed',
    announcedAt: 'fixed',
    announcedOn: 'fixed',
    applicableOn: 'fixed',
    from: 'fixed',
    to: 'fixed',
    target: 'fixed',
    message: 'fixed',
  },
  retention: schoolRetention,
  upgrades: [],
})
