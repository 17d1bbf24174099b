import { useId, useState, type KeyboardEvent, type Ref } from 'react'
import { Field, fieldAria, type FieldLook } from './field.tsx'
import styles from './field.module.css'

export interface NumberFieldProps extends FieldLook {
  /** Null while nothing readable is written. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  readonly autoFocus?: boolean
  readonly onEnter?: () => void
  readonly ref?: Ref<HTMLInputElement>
}

/** A whole number: digits, or the arrows. */
export function NumberField({
  value,
  onChange,
  min = 0,
  max = 9999,
  autoFocus,
  onEnter,
  ref,
  ...look
}: NumberFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const change = (text: string) => {
    setTyped(text)
    const number = /^\d+$/.test(text.trim()) ? Number(text) : null
    onChange(number !== null && number >= min && number <= max ? number : null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (event.key === 'Enter') onEnter?.()
    if (step === 0) return
    event.preventDefault()
    change(String(Math.min(max, Math.max(min, (value ?? min) + step))))
  }
  return (
    <Field id={id} {...look}>
      <input
        {...fieldAria(id, look)}
        ref={ref}
        type="text"
        inputMode="numeric"
        role="spinbutton"
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={value ?? undefined}
        className={styles.input}
        autoComplete="off"
        autoFocus={autoFocus}
        value={typed ?? value ?? ''}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
    </Field>
  )
}
