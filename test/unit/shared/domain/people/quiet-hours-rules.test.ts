import '#test/support/fuzz/same-cases.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isQuiet, publishAt } from '#shared/domain/people/quiet-hours-rules.ts'
import { addDays, plainDate } from '#shared/kernel/plain-date.ts'
import { fromMinutes, timeOfDay } from '#shared/kernel/time-of-day.ts'

const quiet = { from: timeOfDay('20:00'), to: timeOfDay('07:00') }
const wall = (date: string, time: string) => ({ date: plainDate(date), time: timeOfDay(time) })

describe('pause numérique', () => {
  // 2026-11-16 is a Monday
  it.each([
    ['2026-11-17', '12:00', '2026-11-17', '12:00', 'in the day: at once'],
    ['2026-11-17', '19:59', '2026-11-17', '19:59', 'a minute before'],
    ['2026-11-17', '20:00', '2026-11-18', '07:00', 'in the evening: tomorrow'],
    ['2026-11-18', '06:59', '2026-11-18', '07:00', 'before dawn: this morning'],
    ['2026-11-18', '07:00', '2026-11-18', '07:00', 'when it opens'],
    ['2026-11-20', '20:00', '2026-11-23', '07:00', 'Friday evening: Monday'],
    ['2026-11-21', '10:00', '2026-11-23', '07:00', 'Saturday in the day: Monday'],
    ['2026-11-22', '23:30', '2026-11-23', '07:00', 'Sunday night: Monday'],
    ['2026-11-23', '05:00', '2026-11-23', '07:00', 'Monday before dawn: the same day'],
    ['2026-12-31', '21:00', '2027-01-01', '07:00', 'across the year'],
  ])('S20, C17: %s %s is shown on %s at %s (%s)', (date, time, shownDate, shownTime) => {
    expect(publishAt(wall(date, time), quiet)).toEqual(wall(shownDate, shownTime))
  })

  it('S20: a school that sets the same hour twice has no pause', () => {
    const none = { from: timeOfDay('20:00'), to: timeOfDay('20:00') }
    expect(publishAt(wall('2026-11-21', '23:00'), none)).toEqual(wall('2026-11-21', '23:00'))
  })

  it('S20: whatever the hours, nothing is shown before it is done, nor within the pause, nor later than needed', () => {
    const moment = fc.record({
      day: fc.integer({ min: 0, max: 400 }),
      minute: fc.integer({ min: 0, max: 1439 }),
    })
    const hours = fc.record({
      from: fc.integer({ min: 0, max: 1439 }),
      to: fc.integer({ min: 0, max: 1439 }),
    })
    fc.assert(
      fc.property(moment, hours, ({ day, minute }, { from, to }) => {
        const setting = { from: fromMinutes(from), to: fromMinutes(to) }
        const done = { date: addDays(plainDate('2026-09-01'), day), time: fromMinutes(minute) }
        const shown = publishAt(done, setting)
        expect(`${shown.date} ${shown.time}` >= `${done.date} ${done.time}`).toBe(true)
        expect(isQuiet(shown, setting)).toBe(false)
        if (!isQuiet(done, setting)) expect(shown).toEqual(done)
      }),
      { numRuns: 2000 },
    )
  })
})
