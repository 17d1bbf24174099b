import type { LucideIcon } from 'lucide-react'
import { useId, type ButtonHTMLAttributes, type ReactNode, type Ref } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { KeyCap } from './key-cap.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'className'> {
  readonly children: ReactNode
  /** One primary button a screen; danger is outlined, never filled (design §6). */
  readonly look?: 'primary' | 'ordinary' | 'danger' | 'link'
  readonly size?: 'head' | 'bar' | 'pane' | 'desk'
  readonly icon?: LucideIcon | undefined
  /** Its key, shown inside at the right: `Ctrl+Enter`. */
  readonly chord?: string | undefined
  /** Key shown before the words: the answers 1, 2, 3. */
  readonly leadingChord?: string | undefined
  /** Why it is closed and when it opens; the button keeps the focus and does nothing. */
  readonly closedBecause?: string | undefined
  /** The reason is already on the screen beside: it is only read aloud. */
  readonly isReasonSilent?: boolean
  readonly isWide?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that shows its key. */
export function Button(props: ButtonProps) {
  const {
    children,
    look = 'ordinary',
    size = 'pane',
    icon: Icon,
    chord,
    leadingChord,
    closedBecause,
    isWide,
    isReasonSilent,
    onClick,
    ...rest
  } = props
  const reasonId = useId()
  const isClosed = closedBecause !== undefined
  return (
    <>
      <button
        type="button"
        {...rest}
        className={classNames(
          styles.button,
          styles[isClosed ? 'closed' : look],
          styles[size],
          isWide && styles.wide,
        )}
        aria-disabled={isClosed || undefined}
        aria-describedby={isClosed ? reasonId : rest['aria-describedby']}
        onClick={isClosed ? undefined : onClick}
      >
        {leadingChord !== undefined && <KeyCap chord={leadingChord} />}
        {Icon && <Icon size={size === 'head' ? 15 : 16} aria-hidden />}
        <span className={styles.words}>{children}</span>
        {chord !== undefined && <KeyCap chord={chord} isOnInk={look === 'primary' && !isClosed} />}
      </button>
      {isClosed && (
        <span id={reasonId} className={styles.reason}>
          {isReasonSilent ? <VisuallyHidden>{closedBecause}</VisuallyHidden> : closedBecause}
        </span>
      )}
    </>
  )
}
