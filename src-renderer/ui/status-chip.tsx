import type { LucideIcon } from 'lucide-react'
import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  Clock,
  Columns2,
  HardDrive,
  Hourglass,
  Server,
  Stamp,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './status-chip.module.css'

export const tones = ['vert', 'encre', 'rouge', 'ocre', 'canard', 'prune', 'gris'] as const
export type Tone = (typeof tones)[number]

/** One meaning an icon (design §4). */
export const statusLooks = {
  done: { icon: CircleCheck, tone: 'vert' },
  doing: { icon: CircleDot, tone: 'encre' },
  missing: { icon: CircleDashed, tone: 'rouge' },
  announced: { icon: Hourglass, tone: 'ocre' },
  stamped: { icon: Stamp, tone: 'encre' },
  here: { icon: HardDrive, tone: 'ocre' },
  portal: { icon: Server, tone: 'vert' },
  later: { icon: Clock, tone: 'gris' },
  twoTexts: { icon: Columns2, tone: 'rouge' },
  warning: { icon: TriangleAlert, tone: 'ocre' },
  refused: { icon: TriangleAlert, tone: 'rouge' },
} as const satisfies Readonly<Record<string, { icon: LucideIcon; tone: Tone }>>
export type StatusKind = keyof typeof statusLooks

interface StatusChipProps {
  readonly status: StatusKind
  /** Always there: an icon alone says nothing (design §11). */
  readonly children: ReactNode
  readonly size?: number
}

/** Icon and word, no ground. */
export function StatusChip({ status, children, size = 16 }: StatusChipProps) {
  const { icon: Icon, tone } = statusLooks[status]
  return (
    <span className={classNames(styles.chip, styles[tone])}>
      <Icon size={size} aria-hidden />
      {children}
    </span>
  )
}

/** The icon of a state in a margin; its word is in the row. */
export function StatusIcon({ status, size = 18 }: { readonly status: StatusKind; readonly size?: number }) {
  const { icon: Icon, tone } = statusLooks[status]
  return <Icon size={size} className={styles[tone]} aria-hidden />
}
