import type { Feature } from '#shared/domain/core/feature.ts'
import { problemReportRecord } from './problem-report.ts'
import { closeProblem, reportProblem } from './problem-report-commands.ts'

/** Problems reported to the local administrators (C5). */
export const problemReportFeature: Feature = {
  name: 'problem-report',
  records: [problemReportRecord],
  commands: [reportProblem, closeProblem],
}
