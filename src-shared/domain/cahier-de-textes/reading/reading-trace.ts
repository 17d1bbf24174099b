import { z } from 'zod'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { instantSchema, plainDateSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { serviceScope, userScope } from '#shared/domain/core/scope.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import { digestOf } from '#shared/kernel/digest.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { EntryId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { ReadingPassId } from './reading-pass.ts'

export type ReadingTraceId = Brand<string, 'ReadingTraceId'>

/** That an inspector read an entry under a pass (C2): seen by the teacher and the direction, never taken back. */
export interface ReadingTrace {
  readonly id: ReadingTraceId
  readonly passId: ReadingPassId
  readonly inspectorId: StaffId
  readonly teacherId: StaffId
  readonly entryId: EntryId
  readonly entryDate: PlainDate
  readonly firstReadAt: Instant
  readonly lastReadAt: Instant
  readonly count: number
}

export function traceIdOf(passId: ReadingPassId, entryId: EntryId): ReadingTraceId {
  return `rt-${digestOf([passId, entryId]).slice(0, 40)}` as ReadingTraceId
}

export const readingTraceRecord = defineRecord<ReadingTrace>({
  kind: 'readingTrace',
  version: 1,
  schema: z.object({
    id: idSchema<ReadingTraceId>(),
    passId: idSchema<ReadingPassId>(),
    inspectorId: idSchema<StaffId>(),
    teacherId: idSchema<StaffId>(),
    entryId: idSchema<EntryId>(),
    entryDate: plainDateSchema,
    firstReadAt: instantSchema,
    lastReadAt: instantSchema,
    count: z.int().min(1),
  }),
  scopesOf: (trace) => [userScope(trace.teacherId), userScope(trace.inspectorId), serviceScope('direction')],
  readers: ['teacher', 'direction', 'inspector'],
  partitionOf: (trace) => trace.entryDate.slice(0, 7),
  load: 'lazy',
  fields: {
    id: 'fixed',
    passId: 'fixed',
    inspectorId: 'fixed',
    teacherId: 'fixed',
    entryId: 'fixed',
    entryDate: 'fixed',
    firstReadAt: 'fixed',
    lastReadAt: 'state',
    count: 'state',
  },
  retention: schoolRetention,
  upgrades: [],
})
