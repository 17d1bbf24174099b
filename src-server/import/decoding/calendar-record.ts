import { z } from 'zod'
import { foldText } from '#shared/kernel/fold-text.ts'
import { addDays, weekdayOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import { dateOf, textField } from '#server/import/reading/field-values.ts'
import type { CalendarEntry } from './calendar-file.ts'

/** One record of fr-en-calendrier-scolaire, JSON or CSV, every field as text. */
export const calendarRecordSchema = z.object({
  description: textField(120),
  population: textField(40),
  start_date: textField(40),
  end_date: textField(40),
  location: textField(80),
  zones: textField(40),
})

export type CalendarRecord = z.infer<typeof calendarRecordSchema>

/** Days are Paris midnights written in UTC, overseas zones included (formats §6): 22:00 UTC is the next day. */
function dayOf(text: string): PlainDate | null {
  if (!/[T ]\d{2}:\d{2}/.test(text)) return dateOf(text)
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(text)
  if (!hasZone) return dateOf(text)
  const epochMs = Date.parse(text.replace(' ', 'T'))
  return Number.isNaN(epochMs) ? null : wallClockAt(epochMs, 'Europe/Paris').date
}

/**
 * The entry of a record; null for those that free the teachers alone, and for those without a first day.
 * `end_date` is the day lessons resume. Start equal to end is one day off (« Pont de l’Ascension » 2027,
 * a Friday: the Saturday goes with it), or a summer whose end nobody wrote.
 */
export function calendarEntryOf(record: CalendarRecord): CalendarEntry | null {
  const from = dayOf(record.start_date)
  if (from === null || foldText(record.population) === 'enseignants') return null
  const end = dayOf(record.end_date)
  return {
    label: record.description,
    from,
    until: untilOf(record.description, from, end),
    zone: record.zones,
    academy: record.location,
  }
}

function untilOf(label: string, from: PlainDate, end: PlainDate | null): PlainDate | null {
  if (end !== null && end > from) return end
  const folded = foldText(label)
  if (/\bete\b/.test(folded)) return null
  return addDays(from, /\bpont\b/.test(folded) && weekdayOf(from) === 5 ? 2 : 1)
}
