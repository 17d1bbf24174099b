import { useEffect, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { addPaneFoot } from './foot-store.ts'
import styles from './pane.module.css'

interface PaneProps {
  /** Read to those who listen; also the name in the F6 round. */
  readonly label: string
  readonly children: ReactNode
  /** `side` stands on papier-2. */
  readonly ground?: 'page' | 'side'
}

/** One pane of a stage: head and foot stay, the body scrolls. */
export function Pane({ label, children, ground = 'page' }: PaneProps) {
  return (
    <section
      className={classNames(styles.pane, ground === 'side' && styles.side)}
      aria-label={label}
      data-pane=""
    >
      {children}
    </section>
  )
}

interface PaneHeadProps {
  readonly title: ReactNode
  /** Beside the title, grey: « 20 cours ». */
  readonly aside?: ReactNode
  /** Under the title. */
  readonly detail?: ReactNode
  /** At the far right: counts, buttons. */
  readonly end?: ReactNode
  /** `page` is 20/24, `list` 14/20 (design §2). */
  readonly size?: 'page' | 'list'
  readonly level?: 1 | 2
}

export function PaneHead({ title, aside, detail, end, size = 'list', level = 2 }: PaneHeadProps) {
  const Title = level === 1 ? 'h1' : 'h2'
  return (
    <header className={classNames(styles.head, size === 'page' && styles.page)}>
      <div className={styles.titles}>
        <div className={styles.titleLine}>
          <Title className={styles.title}>{title}</Title>
          {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        </div>
        {detail !== undefined && <div className={styles.detail}>{detail}</div>}
      </div>
      {end !== undefined && <div className={styles.end}>{end}</div>}
    </header>
  )
}

interface PaneBodyProps {
  readonly children: ReactNode
  /** For reading, not for lists. */
  readonly isPadded?: boolean
  /** Nothing inside takes the focus: the keyboard must be able to scroll it all the same. */
  readonly isReading?: boolean
}

/** What scrolls. */
export function PaneBody({ children, isPadded = false, isReading = false }: PaneBodyProps) {
  return (
    <div className={classNames(styles.body, isPadded && styles.padded)} tabIndex={isReading ? 0 : undefined}>
      {children}
    </div>
  )
}

/** Bottom of the pane: what is kept where, and the primary button at the right. */
export function PaneFoot({ note, children }: { readonly note?: ReactNode; readonly children?: ReactNode }) {
  useEffect(addPaneFoot, [])
  return (
    <footer className={styles.foot} data-print="no">
      <div className={styles.note}>{note}</div>
      <div className={styles.tools}>{children}</div>
    </footer>
  )
}
