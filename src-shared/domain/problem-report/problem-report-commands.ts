import { z } from 'zod'
import { hasRole } from '#shared/domain/core/actor.ts'
import { applied, defineCommand, put, read } from '#shared/domain/core/command.ts'
import { idSchema } from '#shared/domain/core/ids.ts'
import { allowed, refused } from '#shared/kernel/decision.ts'
import { must } from '#shared/kernel/must.ts'
import {
  problemContextSchema,
  problemReportRecord,
  problemTextMax,
  type ProblemReport,
  type ProblemReportId,
} from './problem-report.ts'

const reportArgs = z.strictObject({
  id: idSchema<ProblemReportId>(),
  text: z.string().trim().min(1).max(problemTextMax),
  context: problemContextSchema,
})
export type ReportProblemArgs = z.output<typeof reportArgs>

/** Reports a problem to the local administrators (C5): anybody may, without line too, never anonymously (C14). */
export const reportProblem = defineCommand<ReportProblemArgs>({
  name: 'reportProblem',
  version: 1,
  args: reportArgs,
  lane: 'text',
  reads: (args) => [read(problemReportRecord, args.id)],
  decide: ({ args, facts }) => (facts.get(problemReportRecord, args.id) ? refused('report-exists') : allowed),
  apply: ({ actor, args, context }) => {
    const report: ProblemReport = {
      ...args,
      by: actor.staffId,
      typedAt: context.typedAt,
      recordedAt: context.now,
      state: 'open',
      answer: '',
      closedBy: null,
      closedAt: null,
    }
    return applied(put(problemReportRecord, report))
  },
  upgrades: [],
})

const closeArgs = z.strictObject({
  id: idSchema<ProblemReportId>(),
  answer: z.string().trim().min(1).max(problemTextMax),
})
export type CloseProblemArgs = z.output<typeof closeArgs>

/** The local administrator answers a report and closes it: open to closed, once (S13). */
export const closeProblem = defineCommand<CloseProblemArgs>({
  name: 'closeProblem',
  version: 1,
  args: closeArgs,
  lane: 'text',
  reads: (args) => [read(problemReportRecord, args.id)],
  decide: ({ actor, args, facts }) => {
    if (!hasRole(actor, 'administrator')) return refused('administrator-only')
    const report = facts.get(problemReportRecord, args.id)
    if (!report) return refused('report-unknown')
    return report.state === 'open' ? allowed : refused('report-closed')
  },
  apply: ({ actor, args, facts, context }) => {
    const report = must(facts.get(problemReportRecord, args.id), 'a report that decide has seen')
    const closed = {
      ...report,
      state: 'closed',
      answer: args.answer,
      closedBy: actor.staffId,
      closedAt: context.now,
    } as const
    return applied(put(problemReportRecord, closed))
  },
  upgrades: [],
})
