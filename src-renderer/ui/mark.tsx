import type { ButtonHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import styles from './mark.module.css'

/** How a square looks. Full: out of the room. Outlined: in the room (design §1.2). */
export type MarkLook =
  'rouge' | 'prune' | 'canard' | 'gris' | 'ocre' | 'gris-outline' | 'encre' | 'known' | 'empty'

interface MarkProps {
  readonly look: MarkLook
  /** Its letter; none on an empty cursor. */
  readonly letter?: string
  /** The word, for who listens, where no word stands beside. */
  readonly word?: string
}

/** The square of a state, in the margin. */
export function Mark({ look, letter = '', word }: MarkProps) {
  const isSilent = word === undefined
  return (
    <span
      className={classNames(styles.mark, styles[look])}
      role={isSilent ? undefined : 'img'}
      aria-label={word}
      aria-hidden={isSilent || undefined}
    >
      {letter}
    </span>
  )
}

interface MarkKeyProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly look: MarkLook
  readonly letter: string
  /** « Absent »: read when the button has no word beside. */
  readonly word: string
}

/** The same square as a key: legend and button. */
export function MarkKey({ look, letter, word, ...rest }: MarkKeyProps) {
  return (
    <button
      type="button"
      aria-label={word}
      {...rest}
      className={classNames(styles.mark, styles.key, styles[look])}
    >
      {letter}
    </button>
  )
}
