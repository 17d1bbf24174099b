import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { instantSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { serviceScope, userScope } from '#shared/domain/core/scope.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { NoticeId } from './seal.ts'

export type NoticeReceiptId = Brand<string, 'NoticeReceiptId'>

/** A teacher says that he has read an announced visa: between him and the direction, no list for colleagues. */
export interface NoticeReceipt {
  readonly id: NoticeReceiptId
  readonly noticeId: NoticeId
  readonly teacherId: StaffId
  readonly typedAt: Instant
  readonly at: Instant
}

export function receiptIdOf(noticeId: NoticeId, teacherId: StaffId): NoticeReceiptId {
  return `vr-${digestOf([noticeId, teacherId]).slice(0, 40)}` as NoticeReceiptId
}

export const noticeReceiptRecord = defineRecord<NoticeReceipt>({
  kind: 'noticeReceipt',
  version: 1,
  schema: z.object({
    id: idSchema<NoticeReceiptId>(),
    noticeId: idSchema<NoticeId>(),
    teacherId: idSchema<StaffId>(),
    typedAt: instantSchema,
    at: instantSchema,
  }),
  scopesOf: (receipt) => [userScope(receipt.teacherId), serviceScope('direction')],
  readers: ['teacher', 'direction'],
  partitionOf: () => '',
  load: 'eager',
  fields: { id: 'fixed', noticeId: 'fixed', teacherId: 'fixed', typedAt: 'fixed', at: 'fixed' },
  retention: schoolRetention,
  upgrades: [],
})
