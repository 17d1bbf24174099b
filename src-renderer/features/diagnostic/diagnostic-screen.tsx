import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { DiagnosticPanel } from './diagnostic-panel.tsx'
import { diagnosticLabels } from './labels.fr.ts'

/** The diagnostic as a page. */
export function DiagnosticScreen(_props: ScreenProps) {
  return (
    <Pane label={diagnosticLabels.name}>
      <PaneHead size="page" title={diagnosticLabels.name} />
      <PaneBody isPadded>
        <DiagnosticPanel />
      </PaneBody>
    </Pane>
  )
}
