import { classNames } from './class-names.ts'
import styles from './flag.module.css'

interface FlagProps {
  /** « PAI », « PAP », « Dispensé EPS ». */
  readonly children: string
  /** Somebody may need care: in canard. Others are grey. */
  readonly isCare?: boolean
}

/** Says that a plan exists, never its detail (design §6). */
export function Flag({ children, isCare = false }: FlagProps) {
  return <span className={classNames(styles.flag, isCare && styles.care)}>{children}</span>
}
