import { z } from 'zod'
import { roles, type Role } from '#shared/domain/core/actor.ts'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { schoolScope } from '#shared/domain/core/scope.ts'

/** A person of the staff, as every colleague may know him: no birth date, no identifier. */
export interface StaffMember {
  readonly id: StaffId
  readonly civility: 'M.' | 'Mme' | ''
  readonly familyName: string
  readonly givenName: string
  readonly roles: readonly Role[]
  /** What he does, as written on the screen: « professeur de mathématiques », « conseillère principale d’éducation ». */
  readonly title: string
}

export const staffMemberRecord = defineRecord<StaffMember>({
  kind: 'staffMember',
  version: 1,
  schema: z.object({
    id: idSchema<StaffId>(),
    civility: z.enum(['M.', 'Mme', '']),
    familyName: z.string().min(1).max(100),
    givenName: z.string().max(100),
    roles: z.array(z.enum(roles)),
    title: z.string().max(120),
  }),
  scopesOf: () => [schoolScope],
  readers: roles,
  partitionOf: () => '',
  load: 'eager',
  fields: {
    id: 'fixed',
    civility: 'value',
    familyName: 'value',
    givenName: 'value',
    roles: 'set',
    title: 'value',
  },
  retention: schoolRetention,
  upgrades: [],
})
