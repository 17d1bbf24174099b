import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './notice.module.css'
import { StatusIcon, type StatusKind } from './status-chip.tsx'

interface NoticeProps {
  readonly tone: 'rouge' | 'ocre' | 'encre' | 'vert'
  readonly status: StatusKind
  readonly title?: string
  readonly children?: ReactNode
  /** Said at once to those who listen: what the person has just done failed. */
  readonly isUrgent?: boolean
}

/** What is wrong or must be known, in place, on the thing itself. */
export function Notice({ tone, status, title, children, isUrgent = false }: NoticeProps) {
  return (
    <div className={classNames(styles.notice, styles[tone])} role={isUrgent ? 'alert' : undefined}>
      <StatusIcon status={status} />
      <div>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div className={styles.words}>{children}</div>}
      </div>
    </div>
  )
}
