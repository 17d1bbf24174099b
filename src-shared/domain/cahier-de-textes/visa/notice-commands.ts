import { z } from 'zod'
import { hasRole } from '#shared/domain/core/actor.ts'
import { applied, defineCommand, put, read } from '#shared/domain/core/command.ts'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { allowed, refused } from '#shared/kernel/decision.ts'
import { cahierSettingsOf } from '#shared/domain/cahier-de-textes/cahier-settings.ts'
import { noticeReceiptRecord, receiptIdOf } from './notice-receipt.ts'
import type { NoticeId } from './seal.ts'
import { noticeMessageMax, noticeTargetSchema, visaNoticeRecord } from './visa-notice.ts'
import { canVise, readsOfVisaRight } from './visa-rights.ts'
import { canApplyOn } from './visa-rules.ts'

const announceArgs = z
  .strictObject({
    noticeId: idSchema<NoticeId>(),
    target: noticeTargetSchema,
    from: plainDateSchema,
    to: plainDateSchema,
    applicableOn: plainDateSchema,
    message: z.string().max(noticeMessageMax),
  })
  .refine((args) => args.from <= args.to)
export type AnnounceVisaArgs = z.output<typeof announceArgs>

/** Announces a visa (C1): each teacher sees it from then on, on each entry concerned, with the days left. */
export const announceVisa = defineCommand<AnnounceVisaArgs>({
  name: 'announceVisa',
  version: 1,
  args: announceArgs,
  lane: 'settings',
  reads: (args) => [...readsOfVisaRight, read(visaNoticeRecord, args.noticeId)],
  decide: ({ actor, facts, args, context }) => {
    const right = canVise(actor, facts)
    if (right.kind === 'refused') return right
    if (facts.get(visaNoticeRecord, args.noticeId)) return refused('notice-exists')
    return canApplyOn(args.applicableOn, context.wall.date, cahierSettingsOf(facts).noticeDays)
  },
  apply: ({ actor, args, context }) => {
    const { noticeId: id, ...rest } = args
    const announced = { announcedAt: context.now, announcedOn: context.wall.date }
    return applied(put(visaNoticeRecord, { id, by: actor.staffId, ...announced, ...rest }))
  },
  upgrades: [],
})

const acknowledgeArgs = z.strictObject({
  noticeId: idSchema<NoticeId>(),
  /** The reader himself: it says which receipt is read; another’s is refused. */
  teacherId: idSchema<StaffId>(),
})
export type AcknowledgeNoticeArgs = z.output<typeof acknowledgeArgs>

/** A teacher says that he has read an announced visa. Saying it twice is saying it once. */
export const acknowledgeNotice = defineCommand<AcknowledgeNoticeArgs>({
  name: 'acknowledgeNotice',
  version: 1,
  args: acknowledgeArgs,
  lane: 'settings',
  reads: ({ noticeId, teacherId }) => [
    read(visaNoticeRecord, noticeId),
    read(noticeReceiptRecord, receiptIdOf(noticeId, teacherId)),
  ],
  decide: ({ actor, facts, args }) => {
    if (!hasRole(actor, 'teacher') || args.teacherId !== actor.staffId) return refused('not-your-notice')
    return facts.get(visaNoticeRecord, args.noticeId) ? allowed : refused('notice-unknown')
  },
  apply: ({ facts, args, context }) => {
    const id = receiptIdOf(args.noticeId, args.teacherId)
    if (facts.get(noticeReceiptRecord, id)) return applied()
    const { typedAt, now: at } = context
    return applied(put(noticeReceiptRecord, { id, ...args, typedAt, at }))
  },
  upgrades: [],
})
