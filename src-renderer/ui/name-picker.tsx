import { useMemo, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import chosenLine from './chosen-line.module.css'
import { classNames } from './class-names.ts'
import styles from './name-picker.module.css'
import { TextField } from './text-field.tsx'

interface NamePickerProps<T> {
  readonly label: string
  readonly help?: string
  /** Those whom the typed text names, best first; the picker shows the first ones. */
  readonly find: (text: string) => readonly T[]
  readonly idOf: (found: T) => string
  /** Said under the field when nobody is named so. */
  readonly nobody: (text: string) => string
  readonly onPick: (found: T) => void
  /** Escape in an empty field. */
  readonly onLeave?: () => void
  readonly ref?: Ref<HTMLInputElement>
  /** The words of one line. */
  readonly children: (found: T) => ReactNode
}

const shownLines = 6

/** The first letters of a name, arrows, Enter: the field is empty again for the next one. */
export function NamePicker<T>(props: NamePickerProps<T>) {
  const { label, help, find, idOf, nobody, onPick, onLeave, ref, children } = props
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(() => find(text).slice(0, shownLines), [find, text])
  const chosen = found[Math.min(at, found.length - 1)]
  const change = (next: string) => {
    setText(next)
    setAt(0)
  }
  const pick = (one: T) => {
    onPick(one)
    change('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && chosen !== undefined) pick(chosen)
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Escape' && text !== '') change('')
    else if (event.key === 'Escape' && onLeave) onLeave()
    else return
    event.preventDefault()
  }
  return (
    <>
      <TextField
        {...(ref !== undefined && { ref })}
        label={label}
        {...(help !== undefined && { help })}
        value={text}
        onChange={change}
        onKeyDown={onKeyDown}
        error={text.trim() !== '' && found.length === 0 ? nobody(text.trim()) : undefined}
      />
      {found.length > 0 && (
        <ul className={styles.found}>
          {found.map((one) => (
            <li key={idOf(one)}>
              <button
                type="button"
                className={classNames(styles.line, one === chosen && chosenLine.chosen)}
                aria-current={one === chosen || undefined}
                onClick={() => pick(one)}
              >
                {children(one)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
