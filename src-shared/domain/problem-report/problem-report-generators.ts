import { defineGenerator, type CommandGenerator } from '#shared/domain/core/generator.ts'
import { closeProblem, reportProblem } from './problem-report-commands.ts'
import { problemReportRecord, type ProblemReportId } from './problem-report.ts'

const context = {
  screen: 'tableau',
  version: '0.1.0',
  host: 'node',
  os: '',
  postName: 'VS-02',
  line: 'online',
}

export const problemReportGenerators: readonly CommandGenerator[] = [
  defineGenerator(reportProblem, (chance) => {
    const id = chance.newId('report') as ProblemReportId
    return { id, text: `Le tableau reste vide (${id})`, context }
  }),
  defineGenerator(closeProblem, (chance, seen) => {
    const report = chance.pick(seen.all(problemReportRecord))
    return report ? { id: report.id, answer: 'Relancez le poste.' } : null
  }),
]
