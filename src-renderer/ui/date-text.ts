/** « 17/11/2026 » and its shorter ways, as a day `AAAA-MM-JJ`; null when it is no day of the calendar. */
export function readDate(text: string): string | null {
  const match = /^\s*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})\s*$/.exec(text)
  if (!match) return null
  const [, day = '', month = '', year = ''] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : null
}

/** « 8 h 05 », « 8h05 », « 8:05 », « 8 h », as an hour `HH:MM`; null when it is none. */
export function readHour(text: string): string | null {
  const match = /^\s*(\d{1,2})\s*(?:[h:]\s*(\d{2})?)?\s*$/i.exec(text)
  if (!match) return null
  const [, hours = '', minutes = '00'] = match
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes}`
}
