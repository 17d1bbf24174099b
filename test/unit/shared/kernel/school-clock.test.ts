import { describe, expect, it } from 'vitest'
import { wallClockAt } from '#shared/kernel/school-clock.ts'

const at = (iso: string, zone = 'Europe/Paris') => wallClockAt(Date.parse(iso), zone)

describe('the clock on the wall of a school', () => {
  it('follows its zone and the change of hour, whatever was read before', () => {
    expect(at('2026-10-25T00:59:59Z')).toEqual({ date: '2026-10-25', time: '02:59' })
    expect(at('2026-10-25T01:00:00Z')).toEqual({ date: '2026-10-25', time: '02:00' })
    expect(at('2026-10-25T00:59:00Z')).toEqual({ date: '2026-10-25', time: '02:59' })
    expect(at('2026-10-25T01:00:00Z', 'Pacific/Noumea')).toEqual({ date: '2026-10-25', time: '12:00' })
  })

  it('stays right after more minutes than it keeps', () => {
    for (let minute = 0; minute < 1200; minute++) wallClockAt(minute * 60_000, 'Indian/Reunion')
    expect(at('2026-11-22T23:30:00Z')).toEqual({ date: '2026-11-23', time: '00:30' })
  })
})
