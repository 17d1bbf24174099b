import { LifeBuoy } from 'lucide-react'
import { roles } from '#shared/domain/core/actor.ts'
import { closeProblem, reportProblem } from '#shared/domain/problem-report/problem-report-commands.ts'
import { tellCommand, type FeatureLine } from '#renderer/features/feature-line.ts'
import { problemLabels, problemRefusals } from './labels.fr.ts'

const start = (text: string) => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)

export const problemFeature: FeatureLine = {
  name: 'problem',
  label: problemLabels.name,
  icon: LifeBuoy,
  roles,
  isModule: false,
  screen: async () => ({ Screen: (await import('./problem-screen.tsx')).ProblemScreen }),
  commandLabels: {
    reportProblem: tellCommand(reportProblem, { title: problemLabels.report, detail: '' }, (args) => ({
      title: problemLabels.report,
      detail: `« ${start(args.text)} »`,
    })),
    closeProblem: tellCommand(closeProblem, { title: problemLabels.closing, detail: '' }, (args) => ({
      title: problemLabels.closing,
      detail: `« ${start(args.answer)} »`,
    })),
  },
  refusalLabels: problemRefusals,
}
