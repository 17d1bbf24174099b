import { describe, expect, it } from 'vitest'
import { instantOf, type Instant } from '#shared/kernel/instant.ts'
import {
  clockBackMs,
  endedScopes,
  isHeldForATime,
  portalNowMs,
  type HeldForATime,
} from '#shared/sync/portal-time.ts'

const hour = 3_600_000
const noon = Date.parse('2026-11-24T11:00:00.000Z')
const end = '2026-11-30T23:00:00.000Z' as Instant
const lastMinute = Date.parse(end) - 60_000

const held = (change: Partial<HeldForATime> = {}): HeldForATime => ({
  scopes: ['etab', 'cahier:t1'],
  scopeEnds: { 'cahier:t1': end },
  portalTime: { skewMs: 0, seen: instantOf(noon) },
  ...change,
})

describe('the portal’s time, where the portal is not heard', () => {
  it('S6 S10: a scope ends at its hour, not before; the others have no end', () => {
    expect(endedScopes(held(), lastMinute)).toEqual([])
    expect(endedScopes(held(), Date.parse(end))).toEqual(['cahier:t1'])
    expect(endedScopes(held({ scopeEnds: {} }), Date.parse(end) + 9_999 * hour)).toEqual([])
  })

  it('S6: it is judged by the portal’s clock: a device ten years behind, or a day ahead, changes nothing', () => {
    for (const skewMs of [10 * 365 * 24 * hour, -24 * hour]) {
      const wrong = held({ portalTime: { skewMs, seen: instantOf(noon) } })
      expect(endedScopes(wrong, lastMinute - skewMs)).toEqual([])
      expect(endedScopes(wrong, Date.parse(end) - skewMs)).toEqual(['cahier:t1'])
    }
  })

  it('S10: a clock set back gives nothing back: the latest hour seen stays', () => {
    const seen = held({ portalTime: { skewMs: 0, seen: end } })
    expect(endedScopes(seen, Date.parse(end) - clockBackMs)).toEqual(['cahier:t1'])
    expect(portalNowMs({ skewMs: 0, seen: end }, noon)).toBe(Date.parse(end))
  })

  it('S10: nor does it stretch what is left: held for a time is closed until the portal is heard', () => {
    expect(endedScopes(held(), noon - clockBackMs)).toEqual([])
    expect(endedScopes(held(), noon - clockBackMs - 1)).toEqual(['cahier:t1'])
  })

  it('S10: without the portal’s clock nothing is held for a time', () => {
    expect(endedScopes(held({ portalTime: null }), noon)).toEqual(['cahier:t1'])
    expect(isHeldForATime(held())).toBe(true)
    expect(isHeldForATime(held({ scopes: ['etab'] }))).toBe(false)
  })
})
