import { z } from 'zod'
import { defineCommand, read, type Effect } from '#shared/domain/core/command.ts'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { schoolId, schoolRecord } from '#shared/domain/people/school.ts'
import { allOf, refused, type Decision } from '#shared/kernel/decision.ts'
import { must } from '#shared/kernel/must.ts'
import { entryRecord, type EntryId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { consentIdOf, readingConsentRecord } from '#shared/domain/cahier-de-textes/reading/reading-consent.ts'
import {
  readingPassRecord,
  type ReadingPassId,
} from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import { canSealAsVisitor } from '#shared/domain/cahier-de-textes/reading/reading-rights.ts'
import { countLeft, seal, sealable, sealingChanges } from './grant-rules.ts'
import { sealChainRecord } from './seal-chain.ts'
import { observationMax, type CahierId, type GrantId, type NoticeId } from './seal.ts'
import { visaNoticeRecord } from './visa-notice.ts'
import { canVise, readsOfVisaRight } from './visa-rights.ts'
import { canSealOn } from './visa-rules.ts'

/** Entries that one gesture seals at most: with the chains, one revision must fit a page of a pull (S7). */
export const grantItemsMax = 400

const grantArgs = z.strictObject({
  grantId: idSchema<GrantId>(),
  noticeId: idSchema<NoticeId>(),
  items: z
    .array(z.strictObject({ entryId: idSchema<EntryId>(), cahierId: idSchema<CahierId>() }))
    .min(1)
    .max(grantItemsMax),
  /** What is said to the teacher with it; may be empty. */
  observation: z.string().max(observationMax),
  /** For an inspector on a visit: his pass, and the teacher whose cahier it is. */
  visit: z.strictObject({ passId: idSchema<ReadingPassId>(), teacherId: idSchema<StaffId>() }).nullable(),
})
export type GrantVisaArgs = z.output<typeof grantArgs>

/**
 * Gives the visa (C1): seals entries, their homework and their addenda as the portal holds them at that moment. Not
 * before the announced day, by the portal’s clock. What cannot be sealed is left and told, the rest is sealed; what is
 * sealed already stays as it was.
 */
export const grantVisa = defineCommand<GrantVisaArgs>({
  name: 'grantVisa',
  version: 1,
  args: grantArgs,
  lane: 'settings',
  reads: ({ noticeId, items, visit }) => [
    ...readsOfVisaRight,
    read(schoolRecord, schoolId),
    read(visaNoticeRecord, noticeId),
    ...items.map(({ entryId }) => read(entryRecord, entryId)),
    ...[...new Set(items.map(({ cahierId }) => cahierId))].map((id) => read(sealChainRecord, id)),
    ...(visit === null
      ? []
      : [
          read(readingPassRecord, visit.passId),
          read(readingConsentRecord, consentIdOf(visit.passId, visit.teacherId)),
        ]),
  ],
  decide: ({ actor, facts, args, context }): Decision => {
    const { visit } = args
    const today = context.wall.date
    const entries = args.items.map(({ entryId }) => facts.get(entryRecord, entryId))
    const right = visit ? canSealAsVisitor({ actor, facts, visit, today, entries }) : canVise(actor, facts)
    if (right.kind === 'refused') return right
    const notice = facts.get(visaNoticeRecord, args.noticeId)
    if (!notice) return refused('notice-unknown')
    const isNothing = countLeft(facts, args.items, notice) === args.items.length
    return allOf(canSealOn(notice, today), isNothing ? refused('visa-not-covered') : right)
  },
  apply: ({ actor, facts, args, context }): Effect => {
    const notice = must(facts.get(visaNoticeRecord, args.noticeId), 'a notice that decide has seen')
    const school = facts.get(schoolRecord, schoolId)?.uai ?? ''
    const { noticeId, grantId, items, observation } = args
    const owner = args.visit ? 'inspector' : 'direction'
    const act = { school, noticeId, grantId, by: actor.staffId, owner, observation } as const
    const when = { at: context.now, on: context.wall.date }
    const changes = sealingChanges(seal(facts, sealable(facts, items, notice), { ...act, ...when }))
    const left = countLeft(facts, items, notice)
    if (left === 0) return { outcome: 'applied', changes }
    return {
      outcome: 'merged',
      changes,
      notice: { code: 'visa-partial', params: { left, count: items.length } },
    }
  },
  upgrades: [],
})
