import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { ArchiveSection } from './archive-section.tsx'
import { documentsLabels as labels } from './documents-labels.fr.ts'
import styles from './documents.module.css'
import { PrintSection } from './print-section.tsx'
import { SealSection } from './seal-section.tsx'

interface DocumentsPaneProps {
  readonly from: PlainDate
  readonly to: PlainDate
  readonly onClose: () => void
}

/** What the direction has the portal make: the PDF of the visa, the archives of the year, the re-check of the seals. */
export function DocumentsPane({ from, to, onClose }: DocumentsPaneProps) {
  return (
    <Pane label={labels.title}>
      <PaneHead title={labels.title} />
      <PaneBody isPadded>
        <div className={styles.sections}>
          <PrintSection from={from} to={to} />
          <SealSection />
          <ArchiveSection />
        </div>
      </PaneBody>
      <PaneFoot>
        <Button onClick={onClose}>{labels.close}</Button>
      </PaneFoot>
    </Pane>
  )
}
