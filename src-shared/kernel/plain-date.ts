import type { Brand } from './brand.ts'

/** A day of the school's calendar, `AAAA-MM-JJ`, without hour nor zone. Compares as text. */
export type PlainDate = Brand<string, 'PlainDate'>

const shape = /^(\d{4})-(\d{2})-(\d{2})$/
const dayMs = 86_400_000

/** Whether `text` is a real day: `2026-02-30` is not. */
export function isPlainDate(text: string): text is PlainDate {
  const match = shape.exec(text)
  if (!match) return false
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return new Date(time).toISOString().slice(0, 10) === text
}

/** @throws when `text` is not a real day: for literals and checked input. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Error(`not a date: ${text}`)
  return text
}

function toTime(date: PlainDate): number {
  return Date.parse(`${date}T00:00:00Z`)
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(toTime(date) + days * dayMs).toISOString().slice(0, 10) as PlainDate
}

/** Days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((toTime(to) - toTime(from)) / dayMs)
}

/** 1 = Monday … 7 = Sunday (ISO 8601, as STS writes JOUR). */
export function weekdayOf(date: PlainDate): number {
  return ((new Date(toTime(date)).getUTCDay() + 6) % 7) + 1
}

export function mondayOf(date: PlainDate): PlainDate {
  return addDays(date, 1 - weekdayOf(date))
}

/** ISO 8601 week number, 1 to 53. */
export function isoWeekOf(date: PlainDate): number {
  const thursday = addDays(mondayOf(date), 3)
  return 1 + Math.floor(daysBetween(plainDate(`${thursday.slice(0, 4)}-01-01`), thursday) / 7)
}

/** The months of some days, `AAAA-MM`, each once, in order: how the vault cuts what has a day (law V3). */
export function monthsOf(...dates: readonly PlainDate[]): readonly string[] {
  return [...new Set(dates.map((date) => date.slice(0, 7)))].sort()
}

/** Every month from a day to a later one, those between included. */
export function monthsBetween(from: PlainDate, to: PlainDate): readonly string[] {
  const weeks = Array.from({ length: Math.max(0, Math.ceil(daysBetween(from, to) / 7)) }, (_, week) =>
    addDays(from, week * 7),
  )
  return monthsOf(...weeks, to)
}
