import { epochMsOf, type Instant } from '#shared/kernel/instant.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import { formatHour, formatRelativeDay } from '#renderer/ui/format-fr.ts'
import { ageLabels } from './line-labels.fr.ts'

const hourMs = 3_600_000

/** How old the data is: `fresh` within a day, `old` within a week, `stale` beyond (design §6). */
export interface DataAge {
  /** « données de 8 h 12 », « données d’hier, 18 h 02 », « données du 3 novembre ». */
  readonly words: string
  readonly tone: 'fresh' | 'old' | 'stale'
}

/** An hour can be checked on the wall clock: never « il y a 2 h ». */
export function dataAge(asOf: Instant | null, nowMs: number, zone: string): DataAge {
  if (asOf === null) return { words: ageLabels.none, tone: 'fresh' }
  const then = wallClockAt(epochMsOf(asOf), zone)
  const today = wallClockAt(nowMs, zone).date
  const ageMs = nowMs - epochMsOf(asOf)
  const tone = ageMs > 168 * hourMs ? 'stale' : ageMs > 24 * hourMs ? 'old' : 'fresh'
  if (then.date === today) return { words: ageLabels.today(formatHour(then.time)), tone }
  const day = formatRelativeDay(then.date, today)
  if (day === 'hier') return { words: ageLabels.yesterday(formatHour(then.time)), tone }
  return { words: ageLabels.day(day), tone }
}
