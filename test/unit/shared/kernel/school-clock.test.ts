import { describe, expect, it } from 'vitest'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { startOfDayMs, wallClockAt } from '#shared/kernel/school-clock.ts'

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

  it('tells when a day begins, in winter, in summer, overseas, and where midnight is skipped', () => {
    const begins = (date: string, zone: string) => new Date(startOfDayMs(plainDate(date), zone)).toISOString()
    expect(begins('2026-12-01', 'Europe/Paris')).toBe('2026-11-30T23:00:00.000Z')
    expect(begins('2026-06-01', 'Europe/Paris')).toBe('2026-05-31T22:00:00.000Z')
    expect(begins('2026-10-25', 'Europe/Paris')).toBe('2026-10-24T22:00:00.000Z')
    expect(begins('2026-12-01', 'Pacific/Noumea')).toBe('2026-11-30T13:00:00.000Z')
    expect(begins('2026-12-01', 'America/Guadeloupe')).toBe('2026-12-01T04:00:00.000Z')
    expect(begins('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z')
  })
})
