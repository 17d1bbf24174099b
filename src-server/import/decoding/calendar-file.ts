import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** Holidays of one zone or one academy, as the public calendar gives them (formats §6). */
export interface CalendarEntry {
  readonly label: string
  readonly from: PlainDate
  /** The day lessons resume; null when the calendar leaves it open, as for the summer. */
  readonly until: PlainDate | null
  /** « Zone C », « Corse »… as written. */
  readonly zone: string
  /** Academy, empty when the entry is for a whole zone. */
  readonly academy: string
}

export interface CalendarFile {
  readonly kind: 'calendar'
  readonly file: string
  readonly entries: readonly CalendarEntry[]
}
