import { describe, expect, it } from 'vitest'
import { monthsOf, plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { readyLesson } from '#renderer/features/roll-call/day-queries.ts'
import { aLesson } from '#test/support/class-of-3b.ts'

const day = [
  aLesson('l8', { start: timeOfDay('08:00'), end: timeOfDay('08:55') }),
  aLesson('l9', { start: timeOfDay('09:00'), end: timeOfDay('09:55'), status: 'cancelled' }),
  aLesson('l10', { start: timeOfDay('10:10'), end: timeOfDay('11:05') }),
]
const ready = (time: string, date = '2026-11-17') =>
  readyLesson(day, { date: plainDate(date), time: timeOfDay(time) })?.id

describe('the lesson that is ready when the screen opens', () => {
  it('is the current one, and the next one ten minutes before its bell', () => {
    expect(ready('08:30')).toBe('l8')
    expect(ready('07:50')).toBe('l8')
    expect(ready('10:00')).toBe('l10')
  })

  it('is the next one between two lessons, the last one in the evening, never a cancelled one', () => {
    expect(ready('09:10')).toBe('l10')
    expect(ready('18:00')).toBe('l10')
  })

  it('is the first of any other day', () => {
    expect(ready('10:30', '2026-11-18')).toBe('l8')
  })
})

it('asks for the months that days lie in, once each', () => {
  expect(monthsOf(plainDate('2026-12-01'), plainDate('2026-11-30'), plainDate('2026-11-02'))).toEqual([
    '2026-11',
    '2026-12',
  ])
})
