import { describe, expect, it } from 'vitest'
import { decideIdle, type IdleLook } from '#renderer/lock/idle-rules.ts'

const t0 = Date.parse('2026-11-16T08:00:00.000Z')
const minute = 60_000

function look(change: Partial<IdleLook>): IdleLook {
  return { nowMs: t0, lastLookMs: t0, lastActivityMs: t0, limitMs: 5 * minute, systemIdleMs: null, ...change }
}

describe('L1: when the post locks', () => {
  it('L1: locks when nothing was done in the window for the time that the school sets', () => {
    expect(decideIdle(look({ nowMs: t0 + 5 * minute - 1, lastLookMs: t0 + 4 * minute })).kind).toBe('warn')
    expect(decideIdle(look({ nowMs: t0 + 5 * minute }))).toEqual({ kind: 'lock', why: 'idle' })
  })

  it('L1: warns during the last twenty seconds, with the count', () => {
    expect(decideIdle(look({ nowMs: t0 + 5 * minute - 20_001 }))).toEqual({ kind: 'stay' })
    expect(decideIdle(look({ nowMs: t0 + 5 * minute - 20_000 }))).toEqual({ kind: 'warn', secondsLeft: 20 })
    expect(decideIdle(look({ nowMs: t0 + 5 * minute - 500 }))).toEqual({ kind: 'warn', secondsLeft: 1 })
  })

  it('L1: a machine that slept is idle by the wall clock, however few seconds it was awake', () => {
    expect(decideIdle(look({ nowMs: t0 + 8 * 3_600_000, lastLookMs: t0 + 1_000 })).kind).toBe('lock')
  })

  it('L1: the system being idle counts too, and someone else’s hands do not undo in-app inactivity', () => {
    expect(decideIdle(look({ nowMs: t0 + minute, systemIdleMs: 5 * minute })).kind).toBe('lock')
    expect(decideIdle(look({ nowMs: t0 + 5 * minute, systemIdleMs: 0 })).kind).toBe('lock')
  })

  it('L1: a clock put back locks; one set right by a few seconds does not', () => {
    expect(decideIdle(look({ nowMs: t0 - minute, lastActivityMs: t0 }))).toEqual({
      kind: 'lock',
      why: 'clock-back',
    })
    expect(decideIdle(look({ nowMs: t0 - 2_000 })).kind).toBe('stay')
  })
})
