import { Printer } from 'lucide-react'
import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { printPage } from '#renderer/features/print-sheet.tsx'
import { settleItem } from '#renderer/sync/pending-items.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { SplitStage } from '#renderer/ui/split-stage.tsx'
import { narrowQuery, useMedia } from '#renderer/ui/use-media.ts'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { useListCursor } from '#renderer/ui/use-list-cursor.ts'
import { ChoicePanel } from './choice-panel.tsx'
import { waitingLabels } from './labels.fr.ts'
import { TrayList } from './tray-list.tsx'
import { useTray, type TrayLine } from './use-tray.ts'
import { VerdictPanel } from './verdict-panel.tsx'
import { WaitingPanel } from './waiting-panel.tsx'
import { WaitingSheet } from './waiting-sheet.tsx'

function Detail({ line }: { readonly line: TrayLine | undefined }) {
  if (!line)
    return (
      <Pane label={waitingLabels.chooseTitle}>
        <EmptyPage title={waitingLabels.chooseTitle}>{waitingLabels.chooseBody}</EmptyPage>
      </Pane>
    )
  if (line.kind !== 'to-decide') return <WaitingPanel line={line} />
  if (line.item.code === 'two-texts')
    return <ChoicePanel key={line.key} item={line.item} label={line.label} />
  return <VerdictPanel item={line.item} label={line.label} />
}

/** « Ce qui attend »: the outbox in French, and what asks for a decision. */
export function WaitingScreen(_props: ScreenProps) {
  const lines = useTray()
  const cursor = useListCursor(lines.length)
  const isNarrow = useMedia(narrowQuery)
  const line = lines[cursor.index]
  const count = (kind: TrayLine['kind']) => lines.filter((one) => one.kind === kind).length
  const print = () => void printPage('A4')
  const close = line?.kind === 'to-decide' && line.item.code !== 'two-texts' ? line.item : null
  useKeys({
    name: waitingLabels.name,
    within: cursor.listRef,
    bindings: [
      {
        keys: ['J'],
        label: waitingLabels.next,
        run: () => cursor.moveTo(Math.min(cursor.index + 1, lines.length - 1)),
      },
      { keys: ['K'], label: waitingLabels.previous, run: () => cursor.moveTo(Math.max(cursor.index - 1, 0)) },
    ],
  })
  useKeys({
    name: waitingLabels.name,
    bindings: [
      { keys: ['Ctrl+P'], label: waitingLabels.printKey, run: print },
      {
        keys: ['Ctrl+Enter'],
        label: waitingLabels.seen,
        isDisabled: close === null,
        isQuiet: close === null,
        run: () => void (close && settleItem(close.mid)),
      },
    ],
  })
  const list = (
    <Pane label={waitingLabels.name}>
      <PaneHead
        level={1}
        title={waitingLabels.name}
        aside={waitingLabels.summary(count('to-decide'), count('waiting'))}
      />
      <PaneBody>
        {lines.length > 0 ? (
          <TrayList lines={lines} cursor={cursor} />
        ) : (
          <EmptyPage title={waitingLabels.emptyTitle} marginWidth={38}>
            {waitingLabels.emptyBody}
          </EmptyPage>
        )}
      </PaneBody>
      <PaneFoot note={<PrintButton onPrint={print} />} />
      <WaitingSheet lines={lines} />
    </Pane>
  )
  // In a narrow window the list comes first: the choice is its own page, in the drawer (design §10).
  if (isNarrow)
    return (
      <SplitStage
        work={list}
        right={{ label: waitingLabels.chooseTitle, width: 640, content: <Detail line={line} /> }}
      />
    )
  return (
    <SplitStage
      left={{ label: waitingLabels.name, width: 396, content: list }}
      work={<Detail line={line} />}
    />
  )
}

function PrintButton({ onPrint }: { readonly onPrint: () => void }) {
  return (
    <Button icon={Printer} chord="Ctrl+P" onClick={onPrint}>
      {waitingLabels.print}
    </Button>
  )
}
