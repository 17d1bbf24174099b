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

/** The days of teaching, by alternance and day of the week. */
export interface TeachingDays {
  isKnown(alternance: string): boolean
  /** @param weekday 1 Monday … 7 Sunday */
  datesOf(alternance: string, weekday: number): readonly PlainDate[]
}

/**
 * The weeks of each alternance: the list of dates is the truth, codes are free (formats §2.2). Each day is
 * worked out once: seventy thousand lessons fall on two hundred days.
 */
export function teachingDays(
  alternances: readonly AlternanceRow[],
  isTaught: (date: PlainDate) => boolean,
): TeachingDays {
  const mondays = new Map<string, PlainDate[]>()
  for (const { code, weeks } of alternances) {
    mondays.set(code, [...new Set([...(mondays.get(code) ?? []), ...weeks.map(mondayNamedBy)])])
  }
  const known = new Map<string, readonly PlainDate[]>()
  return {
    isKnown: (alternance) => mondays.has(alternance),
    datesOf(alternance, weekday) {
      const key = `${weekday}|${alternance}`
      const dates =
        known.get(key) ??
        (mondays.get(alternance) ?? []).map((monday) => addDays(monday, weekday - 1)).filter(isTaught)
      known.set(key, dates)
      return dates
    },
  }
}

/** A Sunday names the week that begins the next day; any other day its own week. */
function mondayNamedBy(date: PlainDate): PlainDate {
  return weekdayOf(date) === 7 ? addDays(date, 1) : mondayOf(date)
}

/** The lessons of one service over the year. */
export function dateCourses(courses: readonly TaughtCourse[], days: TeachingDays): DatedCourse[] {
  const dated = new Map<
    string,
    { date: PlainDate; start: TimeOfDay; end: TimeOfDay; teacherIds: StaffId[] }
  >()
  for (const { course, teacherIds } of courses) {
    const start = fromMinutes(course.startMinutes)
    const end = fromMinutes(course.startMinutes + course.durationMinutes)
    for (const date of days.datesOf(course.alternance, course.weekday)) {
      const key = `${date}|${start}|${end}`
      const lesson = dated.get(key) ?? { date, start, end, teacherIds: [] }
      for (const id of teacherIds) if (!lesson.teacherIds.includes(id)) lesson.teacherIds.push(id)
      dated.set(key, lesson)
    }
  }
  return [...dated.values()]
}
