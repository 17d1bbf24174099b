import { Printer } from 'lucide-react'
import { Button } from '#renderer/ui/button.tsx'
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import type { ListCursor } from '#renderer/ui/use-list-cursor.ts'
import { waitingLabels } from './labels.fr.ts'
import { TrayList } from './tray-list.tsx'
import type { TrayLine } from './use-tray.ts'
import { WaitingSheet } from './waiting-sheet.tsx'

interface TrayPaneProps {
  readonly lines: readonly TrayLine[]
  readonly cursor: ListCursor
  readonly onChoose: () => void
  readonly onPrint: () => void
}

/** The list, its count, and its printed sheet. */
export function TrayPane({ lines, cursor, onChoose, onPrint }: TrayPaneProps) {
  const count = (kind: TrayLine['kind']) => lines.filter((one) => one.kind === kind).length
  return (
    <Pane label={waitingLabels.name}>
      <PaneHead
        title={waitingLabels.name}
        aside={waitingLabels.summary(count('to-decide'), count('waiting'))}
      />
      <PaneBody>
        {lines.length > 0 ? (
          <TrayList lines={lines} cursor={cursor} onChoose={onChoose} />
        ) : (
          <EmptyPage title={waitingLabels.emptyTitle} marginWidth={38}>
            {waitingLabels.emptyBody}
          </EmptyPage>
        )}
      </PaneBody>
      <PaneFoot
        note={
          <Button icon={Printer} chord="Ctrl+P" onClick={onPrint}>
            {waitingLabels.print}
          </Button>
        }
      />
      <WaitingSheet lines={lines} />
    </Pane>
  )
}
