import { useRef, useState, type RefObject } from 'react'
import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { printPage } from '#renderer/features/print-sheet.tsx'
import { Pane } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { SplitStage } from '#renderer/ui/split-stage.tsx'
import { narrowQuery, useMedia } from '#renderer/ui/use-media.ts'
import { ChoicePanel } from './choice-panel.tsx'
import { waitingLabels } from './labels.fr.ts'
import { TrayPane } from './tray-pane.tsx'
import { useTray, type TrayLine } from './use-tray.ts'
import { useTrayCursor } from './use-tray-cursor.ts'
import { useTrayKeys } from './use-tray-keys.ts'
import { VerdictPanel } from './verdict-panel.tsx'
import { WaitingPanel } from './waiting-panel.tsx'
import styles from './waiting-screen.module.css'

interface DetailProps {
  readonly line: TrayLine | undefined
  readonly stage: RefObject<HTMLElement | null>
}

function Detail({ line, stage }: DetailProps) {
  if (!line)
    return (
      <Pane label={waitingLabels.chooseTitle}>
        <EmptyPage title={waitingLabels.chooseTitle}>{waitingLabels.chooseBody}</EmptyPage>
      </Pane>
    )
  if (line.kind !== 'to-decide') return <WaitingPanel line={line} />
  if (line.item.code !== 'two-texts') return <VerdictPanel item={line.item} label={line.label} />
  return <ChoicePanel key={line.key} item={line.item} label={line.label} stage={stage} />
}

/** « Ce qui attend »: the outbox in French, and what asks for a decision. */
export function WaitingScreen(_props: ScreenProps) {
  const lines = useTray()
  const cursor = useTrayCursor(lines)
  const stage = useRef<HTMLDivElement>(null)
  const isNarrow = useMedia(narrowQuery)
  const [asked, setAsked] = useState(0)
  const read = () => setAsked(asked + 1)
  const print = () => void printPage('A4')
  useTrayKeys({ stage, lines, cursor, isNarrow, onRead: read, onPrint: print })
  const detail = <Detail line={lines[cursor.index]} stage={stage} />
  const list = <TrayPane lines={lines} cursor={cursor} onChoose={read} onPrint={print} />
  return (
    <div className={styles.stage} ref={stage}>
      {/* In a narrow window the list comes first: the choice is its own page, in the drawer (design §10). */}
      {isNarrow ? (
        <SplitStage
          showRight={asked}
          work={list}
          right={{ label: waitingLabels.chooseTitle, width: 640, content: detail }}
        />
      ) : (
        <SplitStage left={{ label: waitingLabels.name, width: 396, content: list }} work={detail} />
      )}
    </div>
  )
}
