import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'

/** A moment of an iCalendar: on the world's clock (`…Z`), or already on a wall. */
export type EventMoment =
  { readonly kind: 'utc'; readonly epochMs: number } | { readonly kind: 'wall'; readonly wall: WallClock }

interface EventWords {
  /** UID without the export stamp, which changes at each export (formats §4.3). */
  readonly key: string
  readonly summary: string
  readonly categories: string
}

export interface DayEvent extends EventWords {
  readonly kind: 'days'
  readonly from: PlainDate
  /** First day after it. */
  readonly until: PlainDate
}

export interface LessonEvent extends EventWords {
  readonly kind: 'lesson'
  readonly start: EventMoment
  readonly end: EventMoment
  readonly subject: string
  readonly teachers: readonly string[]
  /** Divisions, groups and parts of divisions, as labelled by the timetable software. */
  readonly audience: readonly string[]
  readonly room: string
}

/** The timetable of a teacher, as PRONOTE or EDT publishes it. */
export interface IcalendarFile {
  readonly kind: 'icalendar'
  readonly file: string
  readonly calendarName: string
  readonly events: readonly (DayEvent | LessonEvent)[]
}
