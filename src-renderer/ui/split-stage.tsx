import { PanelLeft, PanelRight, X } from 'lucide-react'
import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { uiLabels } from './labels.fr.ts'
import styles from './split-stage.module.css'
import { useKeys } from './use-keys.ts'
import { narrowQuery, rightDrawerQuery, useMedia } from './use-media.ts'

interface SidePane {
  /** Name of the drawer’s button: « Cours du jour ». */
  readonly label: string
  readonly width: number
  readonly content: ReactNode
}

export interface SplitStageProps {
  readonly left?: SidePane | undefined
  /** Gets the width left over. */
  readonly work: ReactNode
  readonly right?: SidePane | undefined
  /** Keeps the drawer’s buttons out of a screen that has its own way in. */
  readonly hasOwnDrawerButtons?: boolean
  /** Raised to open the right drawer: a row was chosen in a narrow window, and its detail is there. Back to 0 shuts it. */
  readonly showRight?: number
}

type Side = 'left' | 'right'

function focusPane(pane: Element | null | undefined): void {
  const reachable = 'button:not(:disabled), [href], input, select, textarea, [tabindex]:not([tabindex="-1"])'
  const cursor =
    pane?.querySelector<HTMLElement>('[data-row][tabindex="0"]') ??
    pane?.querySelector<HTMLElement>(reachable)
  cursor?.focus()
}

/** Panes of the stage that can be seen, in reading order. */
function visiblePanes(stage: Element | null): Element[] {
  return [...(stage?.querySelectorAll('[data-stage-pane]') ?? [])].filter((pane) => pane.clientWidth > 0)
}

function nextPane(stage: Element | null): void {
  const panes = visiblePanes(stage)
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  focusPane(panes[(at + 1) % panes.length])
}

interface SideProps {
  readonly side: Side
  readonly pane: SidePane
  readonly isDrawer: boolean
  readonly isOpen: boolean
  readonly onClose: () => void
}

function SideBox({ side, pane, isDrawer, isOpen, onClose }: SideProps) {
  if (isDrawer && !isOpen) return null
  const style = { '--pane-width': `${pane.width}px` } as CSSProperties
  return (
    <div
      className={classNames(styles.side, styles[side], isDrawer && styles.drawer)}
      style={style}
      data-stage-pane={side}
    >
      {isDrawer && (
        <div className={styles.drawerClose}>
          <IconButton icon={X} label={uiLabels.close} chord="Escape" onClick={onClose} />
        </div>
      )}
      {pane.content}
    </div>
  )
}

/** One to three panes with hairlines between them; the sides become drawers where the window is narrow (F6). */
export function SplitStage({
  left,
  work,
  right,
  hasOwnDrawerButtons = false,
  showRight = 0,
}: SplitStageProps) {
  const isNarrow = useMedia(narrowQuery)
  const isRightDrawer = useMedia(rightDrawerQuery)
  const [open, setOpen] = useState<Side | null>(null)
  const stage = useRef<HTMLDivElement>(null)
  const drawers: readonly Side[] = [
    ...(left && isNarrow ? (['left'] as const) : []),
    ...(right && isRightDrawer ? (['right'] as const) : []),
  ]
  const shown = open !== null && drawers.includes(open) ? open : null
  const close = () => setOpen(null)

  useKeys({
    name: uiLabels.panes,
    bindings: [
      {
        keys: ['F6'],
        label: uiLabels.nextPane,
        isQuiet: true,
        run: () => {
          if (drawers.length === 0) nextPane(stage.current)
          else setOpen(drawers[shown === null ? 0 : drawers.indexOf(shown) + 1] ?? null)
        },
      },
      { keys: ['Escape'], label: uiLabels.closePane, isQuiet: true, isDisabled: shown === null, run: close },
    ],
  })

  useEffect(() => {
    setOpen(showRight > 0 ? 'right' : null)
  }, [showRight])

  useEffect(() => {
    if (!shown) return
    const pane = stage.current?.querySelector(`[data-stage-pane="${shown}"] [data-pane]`)
    // A window that narrows under somebody who writes leaves him where he writes.
    if (!pane?.contains(document.activeElement)) focusPane(pane)
  }, [shown])

  return (
    <div className={styles.stage} ref={stage}>
      {left && (
        <SideBox side="left" pane={left} isDrawer={isNarrow} isOpen={shown === 'left'} onClose={close} />
      )}
      <div className={styles.work} data-stage-pane="work">
        {drawers.length > 0 && !hasOwnDrawerButtons && (
          <div className={styles.drawerBar} data-print="no">
            {drawers.includes('left') && (
              <IconButton
                icon={PanelLeft}
                label={left?.label ?? uiLabels.leftPane}
                chord="F6"
                onClick={() => setOpen('left')}
              />
            )}
            {drawers.includes('right') && (
              <IconButton
                icon={PanelRight}
                label={right?.label ?? uiLabels.rightPane}
                chord="F6"
                onClick={() => setOpen('right')}
              />
            )}
          </div>
        )}
        <div className={styles.workBody}>{work}</div>
      </div>
      {right && (
        <SideBox
          side="right"
          pane={right}
          isDrawer={isRightDrawer}
          isOpen={shown === 'right'}
          onClose={close}
        />
      )}
    </div>
  )
}
