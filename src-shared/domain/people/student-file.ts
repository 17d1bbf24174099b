import { z } from 'zod'
import { idSchema } from '#shared/domain/core/ids.ts'
import { plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { followUpScopes } from '#shared/domain/core/scope.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { StudentId } from './ids.ts'

/** What the administration holds of a pupil, apart from what his teachers may know. Same id as the student. */
export interface StudentFile {
  readonly id: StudentId
  /** ELEVE_ID: the stable key inside one academy (formats §1.7.5). */
  readonly eleveId: string
  /** INE, null when SIECLE gives none. */
  readonly ine: string | null
  readonly birthDate: PlainDate
  /** CODE_MEF, 11 characters, may be empty. */
  readonly mef: string
  readonly address: string
  readonly phone: string
}

export const studentFileRecord = defineRecord<StudentFile>({
  kind: 'studentFile',
  version: 1,
  schema: z.object({
    id: idSchema<StudentId>(),
    eleveId: z.string().min(1).max(20),
    ine: z.string().max(11).nullable(),
    birthDate: plainDateSchema,
    mef: z.string().max(11),
    address: z.string().max(300),
    phone: z.string().max(20),
  }),
  scopesOf: () => followUpScopes,
  readers: ['cpe', 'aed', 'direction', 'secretariat'],
  partitionOf: () => '',
  load: 'lazy',
  fields: {
    id: 'fixed',
    eleveId: 'fixed',
    ine: 'value',
    birthDate: 'value',
    mef: 'value',
    address: 'value',
    phone: 'value',
  },
  retention: schoolRetention,
  upgrades: [],
})
