import { expect, it } from 'vitest'
import { readDate, readHour } from '#renderer/ui/date-text.ts'

it('reads a day as a French person writes it, and no day that is not of the calendar', () => {
  expect(readDate('17/11/2026')).toBe('2026-11-17')
  expect(readDate(' 1.9.2026 ')).toBe('2026-09-01')
  expect(readDate('29/02/2028')).toBe('2028-02-29')
  expect(['29/02/2026', '11/17/2026', '17/11/26', 'mardi', ''].map(readDate)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ])
})

it('reads an hour in each of its ways, and none that the day does not have', () => {
  expect(['8 h 05', '8h05', '08:05', '8\u00a0h\u00a005'].map(readHour)).toEqual([
    '08:05',
    '08:05',
    '08:05',
    '08:05',
  ])
  expect(['8 h', '8h', '8'].map(readHour)).toEqual(['08:00', '08:00', '08:00'])
  expect(['25 h', '8 h 75', 'midi', ''].map(readHour)).toEqual([null, null, null, null])
})
