import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay, type TimeOfDay } from '#shared/kernel/time-of-day.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import { hourAt, hoursOf, type SchoolHour } from './hour-rules.ts'
import { showHour, useShownHour } from './view-store.ts'

/** The hour that the board looks at, and the way to the others. */
export interface HourChoice {
  readonly date: PlainDate
  readonly hour: SchoolHour | undefined
  /** The time whose lessons are shown. */
  readonly time: TimeOfDay
  readonly isNow: boolean
  /** Hour on the wall. */
  readonly clock: TimeOfDay
  step(by: 1 | -1): void
  goTo(date: PlainDate): void
  now(): void
}

const morning = timeOfDay('00:00')
const evening = timeOfDay('23:59')

/** @param lessons of the day looked at; those of other days are set aside */
export function useHourChoice(lessons: readonly Lesson[], wall: WallClock): HourChoice {
  const shown = useShownHour((state) => state.shown)
  const date = shown?.date ?? wall.date
  const hours = hoursOf(lessons, date)
  const wanted = shown?.time ?? wall.time
  const hour = hourAt(hours, wanted)
  // Between two lessons the board stays on the hour that has just ended.
  const isInside = hour !== undefined && hour.start <= wanted && wanted < hour.end
  const time = isInside ? wanted : (hour?.start ?? wanted)
  return {
    date,
    hour,
    time,
    isNow: shown === null,
    clock: wall.time,
    step(by) {
      const next = hour && hours[hours.indexOf(hour) + by]
      if (next) showHour({ date, time: next.start })
      else showHour({ date: addDays(date, by), time: by === 1 ? morning : evening })
    },
    goTo: (next) => showHour({ date: next, time: next === wall.date ? wall.time : morning }),
    now: () => showHour(null),
  }
}
