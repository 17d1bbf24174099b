import { instantOf, type Instant } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import { fromMinutes, toMinutes, type TimeOfDay } from '#shared/kernel/time-of-day.ts'

/** The moment at which a school's wall shows this day and hour. */
export function momentOnWall(date: PlainDate, time: TimeOfDay, timeZone: string): Instant {
  const guess = Date.parse(`${date}T${time}:00Z`)
  const shown = wallClockAt(guess, timeZone)
  const drift = Date.parse(`${shown.date}T${shown.time}:00Z`) - guess
  return instantOf(guess - drift)
}

export function minutesAfter(time: TimeOfDay, minutes: number): TimeOfDay {
  return fromMinutes(toMinutes(time) + minutes)
}
