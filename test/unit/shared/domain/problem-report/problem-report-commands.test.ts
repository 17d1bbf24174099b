import { describe, expect, it } from 'vitest'
import { closeProblem, reportProblem } from '#shared/domain/problem-report/problem-report-commands.ts'
import { problemReportRecord, type ProblemReportId } from '#shared/domain/problem-report/problem-report.ts'
import { must } from '#shared/kernel/must.ts'
import { oliveira } from '#test/support/class-of-3b.ts'
import { actor, recordDesk } from '#test/support/record-desk.ts'

const id = 'p-1' as ProblemReportId
const context = {
  screen: 'roll-call',
  version: '0.1.0',
  host: 'node',
  os: 'Linux',
  postName: 'S-104',
  line: 'no-network',
}
const report = { id, text: 'Le bouton ne répond pas.', context }
const administrator = actor('adm', 'administrator')

describe('problem reports', () => {
  it('C5: anybody reports, and it reaches the local administrators with its context', () => {
    const desk = recordDesk()
    desk.run(reportProblem, report, oliveira)
    const kept = must(desk.get(problemReportRecord, id), 'a report')
    expect(kept).toMatchObject({ by: 'oliveira', state: 'open', context })
    expect(problemReportRecord.scopesOf(kept)).toEqual(['user:oliveira', 'service:administration'])
  })

  it('S13: the administrator closes it once, with an answer', () => {
    const desk = recordDesk()
    desk.run(reportProblem, report, oliveira)
    expect(desk.run(closeProblem, { id, answer: 'Vu.' }, oliveira).decision).toMatchObject({
      code: 'administrator-only',
    })
    desk.run(closeProblem, { id, answer: 'Réparé.' }, administrator)
    expect(desk.get(problemReportRecord, id)).toMatchObject({
      state: 'closed',
      answer: 'Réparé.',
      closedBy: 'adm',
    })
    expect(desk.run(closeProblem, { id, answer: 'Encore.' }, administrator).decision).toMatchObject({
      code: 'report-closed',
    })
  })
})
