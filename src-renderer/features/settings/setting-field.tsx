import { useState } from 'react'
import { isTimeOfDay, type TimeOfDay } from '#shared/kernel/time-of-day.ts'
import { readHour } from '#renderer/ui/date-text.ts'
import { formatFullHour } from '#renderer/ui/format-fr.ts'
import { TextField } from '#renderer/ui/text-field.tsx'
import { settingsLabels } from './labels.fr.ts'

interface SavedFieldProps {
  readonly label: string
  readonly text: string
  readonly error: string
  readonly isGood: (text: string) => boolean
  readonly onSave: (text: string) => void
}

/** Saved when one leaves it, or with Enter; what is wrong stays on the screen until it is right. */
function SavedField({ label, text, error, isGood, onSave }: SavedFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? text
  const save = () => {
    if (typed === null || !isGood(typed)) return
    if (typed !== text) onSave(typed)
    setTyped(null)
  }
  return (
    <TextField
      label={label}
      value={shown}
      onChange={setTyped}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && save()}
      error={typed !== null && !isGood(typed) ? error : undefined}
    />
  )
}

interface NumberSettingProps {
  readonly label: string
  readonly value: number
  /** 1 when nothing else is said. */
  readonly min?: number
  readonly max: number
  readonly onSave: (value: number) => void
}

export function NumberSetting({ label, value, min = 1, max, onSave }: NumberSettingProps) {
  const isGood = (text: string) => /^\d{1,3}$/.test(text) && Number(text) >= min && Number(text) <= max
  return (
    <SavedField
      label={label}
      text={String(value)}
      error={settingsLabels.between(min, max)}
      isGood={isGood}
      onSave={(text) => onSave(Number(text))}
    />
  )
}

interface HourSettingProps {
  readonly label: string
  readonly value: TimeOfDay
  readonly onSave: (value: TimeOfDay) => void
}

export function HourSetting({ label, value, onSave }: HourSettingProps) {
  return (
    <SavedField
      label={label}
      text={formatFullHour(value)}
      error={settingsLabels.badHour}
      isGood={(text) => readHour(text) !== null}
      onSave={(text) => {
        const hour = readHour(text)
        if (hour !== null && hour !== value && isTimeOfDay(hour)) onSave(hour)
      }}
    />
  )
}
