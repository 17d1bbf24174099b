import { z } from 'zod'
import { isVieScolaire, type Actor } from '#shared/domain/core/actor.ts'
import { applied, defineCommand, put, read } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { plainDateSchema, timeOfDaySchema } from '#shared/domain/core/kernel-schemas.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { coversDay, divisionOn, studentRecord } from '#shared/domain/people/student.ts'
import { allowed, refused, type Decision } from '#shared/kernel/decision.ts'
import { must } from '#shared/kernel/must.ts'
import { absenceRecord, type Absence, type AbsenceId } from './absence.ts'
import { absenceNoticeRecord, noticeOf } from './absence-notice.ts'
import { canSpan } from './absence-rules.ts'

/** Reasons a family or the school gives in advance; the sentence is a label. */
export const absenceReasons = [
  'illness',
  'appointment',
  'family',
  'transport',
  'outing',
  'internship',
  'other',
] as const
export type AbsenceReason = (typeof absenceReasons)[number]

/** Announcing and withdrawing an absence belongs to the vie scolaire (C18). */
export function canAnnounce(actor: Actor): Decision {
  return isVieScolaire(actor) ? allowed : refused('vie-scolaire-only')
}

const announceArgs = z.strictObject({
  id: idSchema<AbsenceId>(),
  studentId: idSchema<StudentId>(),
  from: plainDateSchema,
  to: plainDateSchema,
  fromTime: timeOfDaySchema,
  toTime: timeOfDaySchema,
  reason: z.enum(absenceReasons),
  isJustified: z.boolean(),
})
export type AnnounceAbsenceArgs = z.output<typeof announceArgs>

/** Records that a pupil will be away, and tells his teachers that he is « prévenu ». */
export const announceAbsence = defineCommand<AnnounceAbsenceArgs>({
  name: 'announceAbsence',
  version: 1,
  args: announceArgs,
  lane: 'vie-scolaire',
  reads: (args) => [read(absenceRecord, args.id), read(studentRecord, args.studentId)],
  decide: ({ actor, args, facts }) => {
    const right = canAnnounce(actor)
    if (right.kind === 'refused') return right
    if (!facts.get(studentRecord, args.studentId)) return refused('student-unknown')
    if (facts.get(absenceRecord, args.id)) return refused('absence-exists')
    return canSpan(args)
  },
  apply: ({ actor, args, facts, context }) => {
    const student = must(facts.get(studentRecord, args.studentId), 'a student that decide has seen')
    const absence: Absence = {
      ...args,
      divisionId: divisionOn(student, args.from) ?? null,
      isRegularized: false,
      recordedBy: actor.staffId,
      recordedAt: context.now,
    }
    const groupIds = student.groups.filter((stay) => coversDay(stay, args.from)).map((stay) => stay.of)
    return applied(put(absenceRecord, absence), put(absenceNoticeRecord, noticeOf(absence, groupIds)))
  },
  upgrades: [],
})

const cancelArgs = z.strictObject({ id: idSchema<AbsenceId>() })
export type CancelAbsenceArgs = z.output<typeof cancelArgs>

/** Withdraws an announced absence, with its notice. Withdrawing twice is withdrawing once. */
export const cancelAbsence = defineCommand<CancelAbsenceArgs>({
  name: 'cancelAbsence',
  version: 1,
  args: cancelArgs,
  lane: 'vie-scolaire',
  reads: (args) => [read(absenceRecord, args.id)],
  decide: ({ actor }) => canAnnounce(actor),
  apply: ({ args, facts }) => {
    if (!facts.get(absenceRecord, args.id)) return applied()
    return applied(
      { op: 'delete', kind: absenceRecord.kind, id: args.id },
      { op: 'delete', kind: absenceNoticeRecord.kind, id: args.id },
    )
  },
  upgrades: [],
})
