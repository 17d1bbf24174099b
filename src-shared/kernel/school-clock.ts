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

/** Minutes already read, the latest ones: formatting one costs more than drawing it. */
const read = new Map<string, WallClock>()
const readMost = 500

/**
 * The day and hour in a school's zone at a moment.
 * @param epochMs milliseconds since 1970
 * @param timeZone IANA name, `Europe/Paris` or an overseas one
 */
export function wallClockAt(epochMs: number, timeZone: string): WallClock {
  const minute = `${Math.floor(epochMs / 60_000)}|${timeZone}`
  const known = read.get(minute)
  if (known) return known
  if (read.size >= readMost) read.clear()
  const made = readWall(epochMs, timeZone)
  read.set(minute, made)
  return made
}

function readWall(epochMs: number, timeZone: string): WallClock {
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

const minuteMs = 60_000
/** Zones go at most 14 hours ahead of the world's clock and 12 behind. */
const zoneMinutesMost = 15 * 60

/**
 * When a day begins on the wall of a school: its first minute, midnight unless a change of hour skips it.
 * @returns milliseconds since 1970
 */
export function startOfDayMs(date: PlainDate, timeZone: string): number {
  const aroundMinute = Date.parse(`${date}T00:00:00.000Z`) / minuteMs
  let before = aroundMinute - zoneMinutesMost
  let first = aroundMinute + zoneMinutesMost
  while (first - before > 1) {
    const middle = Math.floor((before + first) / 2)
    if (wallClockAt(middle * minuteMs, timeZone).date < date) before = middle
    else first = middle
  }
  return first * minuteMs
}
