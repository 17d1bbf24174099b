import { describe, expect, it } from 'vitest'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { hourAt, hoursOf } from '#renderer/features/board/hour-rules.ts'
import { aLesson } from '#test/support/class-of-3b.ts'

const at = (id: string, start: string, end: string, more = {}) =>
  aLesson(id, { start: timeOfDay(start), end: timeOfDay(end), ...more })
const hours = hoursOf(
  [
    at('b', '09:00', '10:50'),
    at('a', '09:00', '09:55'),
    at('c', '08:00', '08:55'),
    at('x', '11:10', '12:05', { status: 'cancelled' }),
    at('y', '13:30', '14:25', { date: plainDate('2026-11-18') }),
  ],
  plainDate('2026-11-17'),
)
const shown = (time: string) => hourAt(hours, timeOfDay(time))?.rank

describe('the hours of the board', () => {
  it('are those of the day’s planned lessons, each bell once, until the first lesson of it ends', () => {
    expect(hours.map(({ rank, start, end }) => `${rank} ${start}-${end}`)).toEqual([
      '1 08:00-08:55',
      '2 09:00-09:55',
    ])
  })

  it('stays on the hour that has just ended until the next bell, and on the first one before school', () => {
    expect(shown('07:30')).toBe(1)
    expect(shown('08:57')).toBe(1)
    expect(shown('09:00')).toBe(2)
    expect(shown('20:00')).toBe(2)
  })
})
