import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './seyes-page.module.css'

/** Seyès ruling: 12 px fine, 48 px strong. What has no content yet, and the lock page (design §1.9). */
export function SeyesPage({
  children,
  isFull = false,
}: {
  readonly children?: ReactNode
  readonly isFull?: boolean
}) {
  return <div className={classNames(styles.ruled, isFull && styles.whole)}>{children}</div>
}

interface EmptyPageProps {
  readonly title: string
  /** What will come here and when. */
  readonly children?: ReactNode
  /** One at most. */
  readonly action?: ReactNode
  /** Fills what is left of its pane. */
  readonly isFull?: boolean
  readonly marginWidth?: number
}

/** Nothing yet: ruled paper, margin line, words on the lines. */
export function EmptyPage({ title, children, action, isFull = true, marginWidth = 48 }: EmptyPageProps) {
  return (
    <div
      className={classNames(styles.ruled, styles.empty, isFull && styles.full)}
      style={{ paddingLeft: marginWidth + 14 }}
    >
      <span className={styles.margin} style={{ left: marginWidth }} />
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.words}>{children}</div>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  )
}
