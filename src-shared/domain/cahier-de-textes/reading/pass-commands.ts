import { z } from 'zod'
import { hasRole } from '#shared/domain/core/actor.ts'
import { applied, defineCommand, put, read } from '#shared/domain/core/command.ts'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { allowed, refused } from '#shared/kernel/decision.ts'
import { must } from '#shared/kernel/must.ts'
import { canVise, readsOfVisaRight } from '#shared/domain/cahier-de-textes/visa/visa-rights.ts'
import { consentAnswerSchema, consentIdOf, readingConsentRecord } from './reading-consent.ts'
import { passReasonMax, readingPassRecord, type ReadingPassId } from './reading-pass.ts'
import { canAnswer, canOpenFor, lastDayOf } from './reading-rules.ts'

const openArgs = z.strictObject({
  passId: idSchema<ReadingPassId>(),
  inspectorId: idSchema<StaffId>(),
  teacherIds: z.array(idSchema<StaffId>()).min(1).max(60),
  from: plainDateSchema,
  to: plainDateSchema,
  mayVise: z.boolean(),
  reason: z.string().trim().max(passReasonMax),
})
export type OpenReadingArgs = z.output<typeof openArgs>

/** Opens a reading of named teachers’ cahiers to a named inspector (C2): each teacher is asked before anything opens. */
export const openReading = defineCommand<OpenReadingArgs>({
  name: 'openReading',
  version: 1,
  args: openArgs,
  lane: 'settings',
  reads: (args) => [
    ...readsOfVisaRight,
    read(readingPassRecord, args.passId),
    ...[args.inspectorId, ...args.teacherIds].map((id) => read(staffMemberRecord, id)),
  ],
  decide: ({ actor, facts, args, context }) => {
    const right = canVise(actor, facts)
    if (right.kind === 'refused') return right
    if (facts.get(readingPassRecord, args.passId)) return refused('pass-exists')
    const isInspector = facts.get(staffMemberRecord, args.inspectorId)?.roles.includes('inspector')
    const isTeachers = args.teacherIds.every((id) =>
      facts.get(staffMemberRecord, id)?.roles.includes('teacher'),
    )
    if (!isInspector || !isTeachers) return refused('visit-staff-unknown')
    return canOpenFor(args, context.wall.date)
  },
  apply: ({ actor, args, context }) => {
    const { passId: id, teacherIds, ...rest } = args
    const by = { by: actor.staffId, openedAt: context.now, closedOn: null }
    return applied(put(readingPassRecord, { id, teacherIds: [...new Set(teacherIds)], ...rest, ...by }))
  },
  upgrades: [],
})

const closeArgs = z.strictObject({ passId: idSchema<ReadingPassId>() })
export type CloseReadingArgs = z.output<typeof closeArgs>

/** Ends a reading before its time. */
export const closeReading = defineCommand<CloseReadingArgs>({
  name: 'closeReading',
  version: 1,
  args: closeArgs,
  lane: 'settings',
  reads: (args) => [...readsOfVisaRight, read(readingPassRecord, args.passId)],
  decide: ({ actor, facts, args }) => {
    const right = canVise(actor, facts)
    if (right.kind === 'refused') return right
    return facts.get(readingPassRecord, args.passId) ? allowed : refused('pass-unknown')
  },
  apply: ({ facts, args, context }) => {
    const pass = must(facts.get(readingPassRecord, args.passId), 'a pass that decide has seen')
    return pass.closedOn === null
      ? applied(put(readingPassRecord, { ...pass, closedOn: context.wall.date }))
      : applied()
  },
  upgrades: [],
})

const answerArgs = z.strictObject({
  passId: idSchema<ReadingPassId>(),
  /** The teacher himself: it says which consent is read; another’s is refused. */
  teacherId: idSchema<StaffId>(),
  answer: consentAnswerSchema,
})
export type AnswerReadingArgs = z.output<typeof answerArgs>

/** A teacher consents to a reading of his cahiers, or not (C2). He may change his mind until it has ended. */
export const answerReading = defineCommand<AnswerReadingArgs>({
  name: 'answerReading',
  version: 1,
  args: answerArgs,
  lane: 'settings',
  reads: ({ passId, teacherId }) => [
    read(readingPassRecord, passId),
    read(readingConsentRecord, consentIdOf(passId, teacherId)),
  ],
  decide: ({ actor, facts, args, context }) => {
    const pass = facts.get(readingPassRecord, args.passId)
    const isAsked = hasRole(actor, 'teacher') && args.teacherId === actor.staffId
    if (!isAsked || !pass?.teacherIds.includes(actor.staffId)) return refused('not-your-consent')
    const held = facts.get(readingConsentRecord, consentIdOf(pass.id, args.teacherId))
    const last = lastDayOf(pass, held?.answer) ?? pass.to
    if (pass.closedOn !== null || last < context.wall.date) return refused('reading-ended')
    return canAnswer(pass, args.answer)
  },
  apply: ({ facts, args, context }) => {
    const { inspectorId } = must(facts.get(readingPassRecord, args.passId), 'a pass that decide has seen')
    const id = consentIdOf(args.passId, args.teacherId)
    const { typedAt, now: at } = context
    return applied(put(readingConsentRecord, { id, inspectorId, ...args, typedAt, at }))
  },
  upgrades: [],
})
