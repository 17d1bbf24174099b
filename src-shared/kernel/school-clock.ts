import type { PlainDate } from './plain-date.ts'
import type { TimeOfDay } from './time-of-day.ts'

/** A moment as read on the wall of a school. */
export interface WallClock {
  readonly date: PlainDate
  readonly time: TimeOfDay
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timeZone, made)
  return made
}

/**
 * The day and hour in a school's zone at a moment.
 * @param epochMs milliseconds since 1970
 * @param timeZone IANA name, `Europe/Paris` or an overseas one
 */
export function wallClockAt(epochMs: number, timeZone: string): WallClock {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(epochMs)
      .map((part) => [part.type, part.value]),
  )
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}` as PlainDate,
    time: `${parts.get('hour')}:${parts.get('minute')}` as TimeOfDay,
  }
}
