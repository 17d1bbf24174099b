import type { StaffId } from '#shared/domain/core/ids.ts'
import { addDays, mondayOf, weekdayOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { fromMinutes, type TimeOfDay } from '#shared/kernel/time-of-day.ts'
import type { AlternanceRow, CoursRow } from '#server/import/decoding/sts-files.ts'

/** One hour on one day, with those who teach it: two teachers of one service at one hour are one lesson. */
export interface DatedCourse {
  readonly date: PlainDate
  readonly start: TimeOfDay
  readonly end: TimeOfDay
  readonly teacherIds: readonly StaffId[]
}

/** A COURS and whose it is. */
export interface TaughtCourse {
  readonly course: CoursRow
  readonly teacherIds: readonly StaffId[]
}

/** Mondays of the weeks of each alternance: the list of dates is the truth, codes are free (formats §2.2). */
export function weeksByAlternance(
  alternances: readonly AlternanceRow[],
): ReadonlyMap<string, readonly PlainDate[]> {
  const weeks = new Map<string, PlainDate[]>()
  for (const { code, weeks: dates } of alternances) {
    weeks.set(code, [...new Set([...(weeks.get(code) ?? []), ...dates.map(mondayNamedBy)])])
  }
  return weeks
}

/** A Sunday names the week that begins the next day; any other day its own week. */
function mondayNamedBy(date: PlainDate): PlainDate {
  return weekdayOf(date) === 7 ? addDays(date, 1) : mondayOf(date)
}

/** The lessons of one service over the year, on the days that `isTaught`. */
export function dateCourses(
  courses: readonly TaughtCourse[],
  weeks: ReadonlyMap<string, readonly PlainDate[]>,
  isTaught: (date: PlainDate) => boolean,
): DatedCourse[] {
  const dated = new Map<
    string,
    { date: PlainDate; start: TimeOfDay; end: TimeOfDay; teacherIds: StaffId[] }
  >()
  for (const { course, teacherIds } of courses) {
    const start = fromMinutes(course.startMinutes)
    const end = fromMinutes(course.startMinutes + course.durationMinutes)
    for (const monday of weeks.get(course.alternance) ?? []) {
      const date = addDays(monday, course.weekday - 1)
      if (!isTaught(date)) continue
      const key = `${date}|${start}|${end}`
      const lesson = dated.get(key) ?? { date, start, end, teacherIds: [] }
      for (const id of teacherIds) if (!lesson.teacherIds.includes(id)) lesson.teacherIds.push(id)
      dated.set(key, lesson)
    }
  }
  return [...dated.values()]
}
