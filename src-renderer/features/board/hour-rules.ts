import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { TimeOfDay } from '#shared/kernel/time-of-day.ts'

/** One hour of the school’s day, as its lessons make it. */
export interface SchoolHour {
  /** 1 for the first of the day. */
  readonly rank: number
  readonly date: PlainDate
  readonly start: TimeOfDay
  readonly end: TimeOfDay
}

/** The hours of a day: one for each bell that begins a planned lesson. */
export function hoursOf(lessons: readonly Lesson[], date: PlainDate): readonly SchoolHour[] {
  const ends = new Map<TimeOfDay, TimeOfDay>()
  for (const lesson of lessons) {
    if (lesson.date !== date || lesson.status !== 'planned') continue
    const known = ends.get(lesson.start)
    if (known === undefined || lesson.end < known) ends.set(lesson.start, lesson.end)
  }
  return [...ends]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([start, end], index) => ({ rank: index + 1, date, start, end }))
}

/** The hour that the board shows at a time: the last one begun, else the first to come. */
export function hourAt(hours: readonly SchoolHour[], time: TimeOfDay): SchoolHour | undefined {
  return hours.findLast((hour) => hour.start <= time) ?? hours[0]
}
