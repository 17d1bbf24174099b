import { describe, expect, it } from 'vitest'
import { monthsBetween, monthsOf, plainDate } from '#shared/kernel/plain-date.ts'

const day = plainDate

describe('months of days', () => {
  it('V3: each month once, in order', () => {
    expect(monthsOf(day('2026-12-01'), day('2026-10-31'), day('2026-12-24'))).toEqual(['2026-10', '2026-12'])
  })

  it('V3: between two days no month is left out, however short', () => {
    expect(monthsBetween(day('2026-10-19'), day('2026-12-14'))).toEqual(['2026-10', '2026-11', '2026-12'])
    expect(monthsBetween(day('2027-01-31'), day('2027-03-01'))).toEqual(['2027-01', '2027-02', '2027-03'])
    expect(monthsBetween(day('2026-11-17'), day('2026-11-17'))).toEqual(['2026-11'])
  })
})
