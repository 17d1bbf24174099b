import type { PlainDate } from './plain-date.ts'
import type { TimeOfDay } from './time-of-day.ts'

/** The unit in which absences are counted (LSU, law on assiduité). */
export interface HalfDay {
  readonly date: PlainDate
  readonly part: 'morning' | 'afternoon'
}

/** @param boundary the hour at which the afternoon begins, a setting of each school */
export function halfDayOf(date: PlainDate, time: TimeOfDay, boundary: TimeOfDay): HalfDay {
  return { date, part: time < boundary ? 'morning' : 'afternoon' }
}
