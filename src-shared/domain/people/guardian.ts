import { z } from 'zod'
import { idSchema } from '#shared/domain/core/ids.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { followUpScopes } from '#shared/domain/core/scope.ts'
import type { GuardianId, StudentId } from './ids.ts'

/** What a person is to a pupil: one RESPONSABLE_ELEVE of SIECLE (formats §1.3). */
export interface GuardianLink {
  readonly studentId: StudentId
  /** NIVEAU_RESPONSABILITE: 1 représentant légal, 2 personne en charge, 3 personne à contacter. */
  readonly level: 1 | 2 | 3
  /** CODE_PARENTE: 10 mère, 20 père… */
  readonly kinship: string
  readonly isFirstContact: boolean
  readonly housesStudent: boolean
  readonly paysFees: boolean
}

/** A person answering for pupils (responsable): PERSONNE of SIECLE with her links. */
export interface Guardian {
  readonly id: GuardianId
  /** PERSONNE_ID. */
  readonly personId: string
  readonly civility: string
  readonly familyName: string
  readonly givenName: string
  readonly homePhone: string
  readonly mobilePhone: string
  readonly workPhone: string
  readonly email: string
  readonly address: string
  readonly acceptsSms: boolean
  readonly links: readonly GuardianLink[]
}

export const guardianRecord = defineRecord<Guardian>({
  kind: 'guardian',
  version: 1,
  schema: z.object({
    id: idSchema<GuardianId>(),
    personId: z.string().min(1).max(20),
    civility: z.string().max(20),
    familyName: z.string().min(1).max(100),
    givenName: z.string().max(100),
    homePhone: z.string().max(20),
    mobilePhone: z.string().max(20),
    workPhone: z.string().max(20),
    email: z.string().max(254),
    address: z.string().max(300),
    acceptsSms: z.boolean(),
    links: z.array(
      z.object({
        studentId: idSchema<StudentId>(),
        level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
        kinship: z.string().max(4),
        isFirstContact: z.boolean(),
        housesStudent: z.boolean(),
        paysFees: z.boolean(),
      }),
    ),
  }),
  scopesOf: () => followUpScopes,
  readers: ['cpe', 'aed', 'direction', 'secretariat'],
  partitionOf: () => '',
  load: 'lazy',
  fields: {
    id: 'fixed',
    personId: 'fixed',
    civility: 'value',
    familyName: 'value',
    givenName: 'value',
    homePhone: 'value',
    mobilePhone: 'value',
    workPhone: 'value',
    email: 'value',
    address: 'value',
    acceptsSms: 'value',
    links: 'set',
  },
  retention: schoolRetention,
  upgrades: [],
})
