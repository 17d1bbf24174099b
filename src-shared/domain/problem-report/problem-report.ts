import { z } from 'zod'
import { roles } from '#shared/domain/core/actor.ts'
import { idSchema, type StaffId } from '#shared/domain/core/ids.ts'
import { instantSchema } from '#shared/domain/core/kernel-schemas.ts'
import { defineRecord } from '#shared/domain/core/record-type.ts'
import { schoolRetention } from '#shared/domain/core/school-retention.ts'
import { serviceScope, userScope } from '#shared/domain/core/scope.ts'
import type { Brand } from '#shared/kernel/brand.ts'
import type { Instant } from '#shared/kernel/instant.ts'

export type ProblemReportId = Brand<string, 'ProblemReportId'>

/** What the post says of itself with a report: nothing of a pupil. */
export interface ProblemContext {
  /** Name of the screen that was open. */
  readonly screen: string
  readonly version: string
  readonly host: string
  readonly os: string
  readonly postName: string
  /** State of the line, as the top bar says it. */
  readonly line: string
}

/** A problem reported by a person of the staff (C5): a clear written original, which reaches the local administrators. */
export interface ProblemReport {
  readonly id: ProblemReportId
  readonly by: StaffId
  readonly typedAt: Instant
  readonly recordedAt: Instant
  readonly text: string
  readonly context: ProblemContext
  readonly state: 'open' | 'closed'
  readonly answer: string
  readonly closedBy: StaffId | null
  readonly closedAt: Instant | null
}

export const problemTextMax = 2000

export const problemContextSchema = z.strictObject({
  screen: z.string().max(60),
  version: z.string().max(40),
  host: z.string().max(40),
  os: z.string().max(80),
  postName: z.string().max(60),
  line: z.string().max(60),
})

export const problemReportRecord = defineRecord<ProblemReport>({
  kind: 'problemReport',
  version: 1,
  schema: z.object({
    id: idSchema<ProblemReportId>(),
    by: idSchema<StaffId>(),
    typedAt: instantSchema,
    recordedAt: instantSchema,
    text: z.string().max(problemTextMax),
    context: problemContextSchema,
    state: z.enum(['open', 'closed']),
    answer: z.string().max(problemTextMax),
    closedBy: idSchema<StaffId>().nullable(),
    closedAt: instantSchema.nullable(),
  }),
  scopesOf: (report) => [userScope(report.by), serviceScope('administration')],
  readers: roles,
  partitionOf: () => '',
  load: 'lazy',
  fields: {
    id: 'fixed',
    by: 'fixed',
    typedAt: 'fixed',
    recordedAt: 'fixed',
    text: 'fixed',
    context: 'fixed',
    state: 'state',
    answer: 'fixed',
    closedBy: 'fixed',
    closedAt: 'fixed',
  },
  retention: schoolRetention,
  upgrades: [],
})
