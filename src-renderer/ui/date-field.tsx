import { useState } from 'react'
import { readDate } from './date-text.ts'
import type { FieldLook } from './field.tsx'
import { formatShortDate } from './format-fr.ts'
import { uiLabels } from './labels.fr.ts'
import { TextField } from './text-field.tsx'

interface DateFieldProps extends FieldLook {
  /** `AAAA-MM-JJ`, empty for none. */
  readonly value: string
  /** Called with a day of the calendar, or with the empty text. */
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
}

/** A day, written as a French person writes it whatever the language of the system. */
export function DateField({ value, onChange, help, error, ...rest }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value === '' ? '' : formatShortDate(value))
  const isUnread = typed !== null && typed.trim() !== '' && readDate(typed) === null
  const change = (text: string) => {
    setTyped(text)
    onChange(readDate(text) ?? '')
  }
  return (
    <TextField
      {...rest}
      help={help ?? uiLabels.dateHelp}
      error={isUnread && !/^[\d/.\-\s]{0,9}$/.test(typed) ? uiLabels.dateUnread : error}
      value={shown}
      onChange={change}
      onBlur={() => setTyped(isUnread ? typed : null)}
      inputMode="numeric"
      maxLength={12}
    />
  )
}
