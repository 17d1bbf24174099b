import { z } from 'zod'
import { roles } from '#shared/domain/core/actor.ts'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { schoolScope } from '#shared/domain/core/scope.ts'
import type { DivisionId, GroupId, SubjectId, TeachingServiceId } from './ids.ts'

/** A division (SIECLE, STS): the class every pupil belongs to. */
export interface Division {
  readonly id: DivisionId
  /** CODE_STRUCTURE as the ministry writes it, spaces kept (formats §1.7.4). */
  readonly code: string
  readonly label: string
  readonly professeurPrincipalIds: readonly StaffId[]
}

/** A group: part of one division, or a regroupement across several. */
export interface Group {
  readonly id: GroupId
  readonly code: string
  readonly label: string
  readonly divisionIds: readonly DivisionId[]
}

/** A subject (matière). */
export interface Subject {
  readonly id: SubjectId
  /** CODE_MATIERE, 6 characters, not only digits. */
  readonly code: string
  readonly shortLabel: string
  readonly label: string
}

/** A service (STS): a subject taught to a division or a group by one teacher or several (co-teaching). */
export interface TeachingService {
  readonly id: TeachingServiceId
  readonly subjectId: SubjectId
  readonly divisionId: DivisionId | null
  readonly groupId: GroupId | null
  readonly teacherIds: readonly StaffId[]
  /** CODE_MOD_COURS: CG, TD, TP… */
  readonly modality: string
}

const shared = {
  version: 1,
  scopesOf: () => [schoolScope],
  readers: roles,
  partitionOf: () => '',
  load: 'eager',
  retention: schoolRetention,
  upgrades: [],
} as const

export const divisionRecord = defineRecord<Division>({
  ...shared,
  kind: 'division',
  schema: z.object({
    id: idSchema<DivisionId>(),
    code: z.string().min(1).max(20),
    label: z.string().max(60),
    professeurPrincipalIds: z.array(idSchema<StaffId>()),
  }),
  fields: { id: 'fixed', code: 'fixed', label: 'value', professeurPrincipalIds: 'set' },
})

export const groupRecord = defineRecord<Group>({
  ...shared,
  kind: 'group',
  schema: z.object({
    id: idSchema<GroupId>(),
    code: z.string().min(1).max(20),
    label: z.string().max(60),
    divisionIds: z.array(idSchema<DivisionId>()),
  }),
  fields: { id: 'fixed', code: 'fixed', label: 'value', divisionIds: 'set' },
})

export const subjectRecord = defineRecord<Subject>({
  ...shared,
  kind: 'subject',
  schema: z.object({
    id: idSchema<SubjectId>(),
    code: z.string().min(1).max(20),
    shortLabel: z.string().max(60),
    label: z.string().max(120),
  }),
  fields: { id: 'fixed', code: 'fixed', shortLabel: 'value', label: 'value' },
})

export const teachingServiceRecord = defineRecord<TeachingService>({
  ...shared,
  kind: 'teachingService',
  schema: z.object({
    id: idSchema<TeachingServiceId>(),
    subjectId: idSchema<SubjectId>(),
    divisionId: idSchema<DivisionId>().nullable(),
    groupId: idSchema<GroupId>().nullable(),
    teacherIds: z.array(idSchema<StaffId>()),
    modality: z.string().max(10),
  }),
  fields: {
    id: 'fixed',
    subjectId: 'value',
    divisionId: 'fixed',
    groupId: 'fixed',
    teacherIds: 'set',
    modality: 'value',
  },
})
