import { addDays, weekdayOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import type { TimeOfDay } from '#shared/kernel/time-of-day.ts'

/** The school's pause numérique: from an hour of the evening to one of the morning, and the whole week-end. */
export interface QuietHours {
  readonly from: TimeOfDay
  readonly to: TimeOfDay
}

const friday = 5
const saturday = 6
const sunday = 7

function isWeekEnd({ date, time }: WallClock, quiet: QuietHours): boolean {
  const day = weekdayOf(date)
  if (day === saturday || day === sunday) return true
  const isFridayNight = day === friday && quiet.from > quiet.to && time >= quiet.from
  return isFridayNight || (day === 1 && time < quiet.to)
}

/**
 * Whether nothing is shown to families and pupils at that moment (law S20, C17; circular of 10 July 2025): from
 * 20 h to 7 h on weekdays and from Friday 20 h to Monday 7 h, or the school's own hours. The same hour twice
 * means no pause at all.
 */
export function isQuiet(wall: WallClock, quiet: QuietHours): boolean {
  if (quiet.from === quiet.to) return false
  const { time } = wall
  const isNight =
    quiet.from > quiet.to ? time >= quiet.from || time < quiet.to : time >= quiet.from && time < quiet.to
  return isNight || isWeekEnd(wall, quiet)
}

/** The first day, from a given one, whose morning opens the window. */
function openingDay(date: PlainDate): PlainDate {
  const day = weekdayOf(date)
  return day >= saturday ? addDays(date, sunday + 1 - day) : date
}

/**
 * When something finished at that moment may be shown to families and pupils: at once, or when the pause ends
 * (law S20). On the wall of the school; the portal keeps it till then, and shows it as waiting.
 */
export function publishAt(wall: WallClock, quiet: QuietHours): WallClock {
  if (!isQuiet(wall, quiet)) return wall
  const isBeforeOpening = wall.time < quiet.to
  return { date: openingDay(isBeforeOpening ? wall.date : addDays(wall.date, 1)), time: quiet.to }
}
