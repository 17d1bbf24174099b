import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { instantSchema, plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { serviceScope, userScope } from '#shared/domain/core/scope.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

export type ReadingPassId = Brand<string, 'ReadingPassId'>

/**
 * The cahiers of named teachers, opened to one inspector for some days (C2). It opens nothing by itself: each teacher
 * consents for his own.
 */
export interface ReadingPass {
  readonly id: ReadingPassId
  readonly inspectorId: StaffId
  readonly teacherIds: readonly StaffId[]
  /** First and last day, on the school’s wall. */
  readonly from: PlainDate
  readonly to: PlainDate
  /** Whether he may give his visa during the visit, under an announced one like anybody’s. */
  readonly mayVise: boolean
  /** Why: « visite du 24 novembre »; shown to the teachers who are asked. */
  readonly reason: string
  readonly by: StaffId
  readonly openedAt: Instant
  /** The day it was ended before its time; null when it was not. */
  readonly closedOn: PlainDate | null
}

export const passReasonMax = 500

export const readingPassRecord = defineRecord<ReadingPass>({
  kind: 'readingPass',
  version: 1,
  schema: z.object({
    id: idSchema<ReadingPassId>(),
    inspectorId: idSchema<StaffId>(),
    teacherIds: z.array(idSchema<StaffId>()).min(1),
    from: plainDateSchema,
    to: plainDateSchema,
    mayVise: z.boolean(),
    reason: z.string().max(passReasonMax),
    by: idSchema<StaffId>(),
    openedAt: instantSchema,
    closedOn: plainDateSchema.nullable(),
  }),
  scopesOf: (pass) => [...[pass.inspectorId, ...pass.teacherIds].map(userScope), serviceScope('direction')],
  readers: ['teacher', 'direction', 'inspector'],
  partitionOf: () => '',
  load: 'eager',
  fields: {
    id: 'fixed',
    inspectorId: 'fixed',
    teacherIds: 'fixed',
    from: 'fixed',
    to: 'fixed',
    mayVise: 'fixed',
    reason: 'fixed',
    by: 'fixed',
    openedAt: 'fixed',
    closedOn: 'state',
  },
  retention: schoolRetention,
  upgrades: [],
})
