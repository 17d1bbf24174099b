import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { labels } from './labels.fr.ts'
import styles from './row-editor.module.css'

interface RowEditorProps {
  readonly kind: 'minutes' | 'hour'
  readonly name: string
  /** As it stands; selected, so that digits replace it. */
  readonly start: string
  /** Whether what is written can be kept; answers false to stay in the field. */
  readonly onEnter: (text: string) => boolean
  /** Escape, or the same key again. */
  readonly onLeave: (how: 'escape' | 'toggle') => void
  /** The focus goes back to the row. */
  readonly onDone: () => void
}

/** Minutes or an hour, typed in the row itself: digits, then Enter. */
export function RowEditor({ kind, name, start, onEnter, onLeave, onDone }: RowEditorProps) {
  const [text, setText] = useState(start)
  const [isWrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const isSettled = useRef(false)
  const label = `${kind === 'minutes' ? labels.minutes : labels.hour}, ${name}`

  useEffect(() => field.current?.select(), [])

  const settle = () => {
    const isKept = onEnter(text)
    setWrong(!isKept)
    isSettled.current = isKept
    if (isKept) onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isToggle = event.key.toLowerCase() === (kind === 'minutes' ? 'r' : 'd')
    if (event.key === 'Enter') settle()
    else if (event.key === 'Escape' || isToggle) {
      isSettled.current = true
      onLeave(isToggle ? 'toggle' : 'escape')
      onDone()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span className={styles.editor}>
      <input
        ref={field}
        className={styles.field}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        aria-label={label}
        aria-invalid={isWrong || undefined}
        value={text}
        size={kind === 'minutes' ? 3 : 5}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!isSettled.current && !onEnter(text)) onLeave('escape')
        }}
        onClick={(event) => event.stopPropagation()}
      />
      {kind === 'minutes' && <span>{labels.minutesUnit}</span>}
    </span>
  )
}
