import { Printer } from 'lucide-react'
import { Button } from '#renderer/ui/button.tsx'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { labels } from './labels.fr.ts'
import type { SlipFacts } from './slip-facts.ts'
import { SlipSheet } from './slip-sheet.tsx'
import styles from './slip-panel.module.css'
import type { SlipPrinter } from './use-print-slip.ts'

interface SlipPanelProps {
  readonly facts: SlipFacts | undefined
  /** False while the slip is only being typed: it is printed once recorded. */
  readonly isRecorded: boolean
  readonly printer: SlipPrinter
  readonly printEach: { readonly isOn: boolean; readonly set: (isOn: boolean) => void }
  readonly onPermanence: (() => void) | undefined
}

/** The slip as it will be printed. */
export function SlipPanel({ facts, isRecorded, printer, printEach, onPermanence }: SlipPanelProps) {
  return (
    <Pane label={labels.slip} ground="side">
      <PaneHead
        title={labels.slip}
        aside={facts?.number === undefined ? undefined : labels.number(facts.number)}
        end={labels.size}
      />
      <PaneBody>
        <div className={styles.place}>
          {facts ? (
            <SlipSheet facts={facts} />
          ) : (
            <EmptyPage title={labels.noSlip} marginWidth={20}>
              {labels.noSlipWords}
            </EmptyPage>
          )}
        </div>
        {printer.hasFailed && (
          <Notice tone="rouge" status="refused" isUrgent>
            {labels.notPrinted}
          </Notice>
        )}
      </PaneBody>
      <PaneFoot
        note={<Checkbox label={labels.printEach} isChecked={printEach.isOn} onChange={printEach.set} />}
      >
        {onPermanence && (
          <Button chord="F9" onClick={onPermanence}>
            {labels.permanence}
          </Button>
        )}
        {facts && isRecorded && (
          <Button icon={Printer} chord="Ctrl+P" onClick={() => printer.print(facts)}>
            {labels.print}
          </Button>
        )}
      </PaneFoot>
    </Pane>
  )
}
