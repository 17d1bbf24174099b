import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { SplitStage } from '#renderer/ui/split-stage.tsx'
import { problemLabels } from './labels.fr.ts'
import { ReportForm } from './report-form.tsx'
import { ReportList } from './report-list.tsx'

/** The form, and the reports with their answers. */
export function ProblemScreen({ target }: ScreenProps) {
  const form = (
    <Pane label={problemLabels.name}>
      <PaneHead size="page" title={problemLabels.name} detail={problemLabels.detail} />
      <PaneBody isPadded>
        <ReportForm screen={target ?? ''} />
      </PaneBody>
    </Pane>
  )
  return <SplitStage work={form} right={{ label: problemLabels.mine, width: 420, content: <ReportList /> }} />
}
