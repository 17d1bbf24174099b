import { z } from 'zod'
import { idSchema } from '#shared/domain/core/ids.ts'
import { plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { classScope, followUpScopes, groupScope } from '#shared/domain/core/scope.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { DivisionId, GroupId, StudentId } from './ids.ts'

/** A stay in a division or a group. `from` is the first day in it, `until` the first day no longer in it. */
export interface Membership<Id> {
  readonly of: Id
  readonly from: PlainDate
  readonly until: PlainDate | null
}

export type BoardingStatus = 'externe' | 'demi-pensionnaire' | 'interne'

/** Plans that a teacher must know to exist, never their health detail (design §6, flags). */
export type AccommodationPlan = 'PAI' | 'PAP' | 'PPS' | 'PPRE'

/** A pupil (élève), as those who teach him may know him. */
export interface Student {
  readonly id: StudentId
  readonly familyName: string
  readonly givenName: string
  readonly sex: 'F' | 'M'
  readonly divisions: readonly Membership<DivisionId>[]
  readonly groups: readonly Membership<GroupId>[]
  readonly boardingStatus: BoardingStatus
  /** Exit regime of the school's own list, « sortie libre en fin de demi-journée »; empty when none is set. */
  readonly exitRegime: string
  readonly plans: readonly AccommodationPlan[]
  /** Image right (C22): null when nobody has answered. */
  readonly imageRight: boolean | null
  /** First day in the school this year. */
  readonly enteredOn: PlainDate
  /** First day no longer in the school (DATE_SORTIE), null while present. */
  readonly leftOn: PlainDate | null
}

const membership = <Id extends string>() =>
  z.object({ of: idSchema<Id>(), from: plainDateSchema, until: plainDateSchema.nullable() })

export const studentRecord = defineRecord<Student>({
  kind: 'student',
  version: 1,
  schema: z.object({
    id: idSchema<StudentId>(),
    familyName: z.string().min(1).max(100),
    givenName: z.string().max(100),
    sex: z.enum(['F', 'M']),
    divisions: z.array(membership<DivisionId>()),
    groups: z.array(membership<GroupId>()),
    boardingStatus: z.enum(['externe', 'demi-pensionnaire', 'interne']),
    exitRegime: z.string().max(120),
    plans: z.array(z.enum(['PAI', 'PAP', 'PPS', 'PPRE'])),
    imageRight: z.boolean().nullable(),
    enteredOn: plainDateSchema,
    leftOn: plainDateSchema.nullable(),
  }),
  scopesOf: (student) => [
    ...new Set([
      ...student.divisions.map((stay) => classScope(stay.of)),
      ...student.groups.map((stay) => groupScope(stay.of)),
      ...followUpScopes,
    ]),
  ],
  readers: ['teacher', 'cpe', 'aed', 'direction', 'secretariat'],
  partitionOf: (student) => student.divisions.at(-1)?.of ?? '',
  load: 'eager',
  fields: {
    id: 'fixed',
    familyName: 'value',
    givenName: 'value',
    sex: 'value',
    divisions: 'set',
    groups: 'set',
    boardingStatus: 'value',
    exitRegime: 'value',
    plans: 'set',
    imageRight: 'value',
    enteredOn: 'value',
    leftOn: 'value',
  },
  retention: schoolRetention,
  upgrades: [],
})

/** Whether a stay covers a day. */
export function coversDay(stay: Membership<string>, date: PlainDate): boolean {
  return stay.from <= date && (stay.until === null || date < stay.until)
}

/** Whether the pupil is of the school on a day: in the lists from his entry, out of them from his leaving. */
export function isEnrolledOn(student: Student, date: PlainDate): boolean {
  return student.enteredOn <= date && (student.leftOn === null || date < student.leftOn)
}

/** The division of a pupil on a day, if he has one then. */
export function divisionOn(student: Student, date: PlainDate): DivisionId | undefined {
  return student.divisions.find((stay) => coversDay(stay, date))?.of
}
