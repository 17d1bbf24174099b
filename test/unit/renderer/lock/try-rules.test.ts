import { describe, expect, it } from 'vitest'
import { countTry, mayTryOffline, noTries, type Tries } from '#renderer/lock/try-rules.ts'
import { instantOf } from '#shared/kernel/instant.ts'

const t0 = Date.parse('2026-11-16T08:00:00.000Z')

function afterFailures(count: number): Tries {
  return Array.from({ length: count }).reduce<Tries>((tries) => countTry(tries, instantOf(t0)), noTries)
}

describe('L3: trying a password offline', () => {
  it('L3: the wait grows with each failure', () => {
    const waits = [1, 2, 3, 4].map((count) => {
      const decision = mayTryOffline(afterFailures(count), t0)
      return decision.kind === 'wait' ? decision.seconds : decision.kind
    })
    expect(waits).toEqual([1, 3, 10, 30])
    expect(mayTryOffline(afterFailures(3), t0 + 10_000).kind).toBe('allowed')
  })

  it('L3: five failures close it, however long one waits', () => {
    expect(mayTryOffline(afterFailures(5), t0 + 10 ** 10).kind).toBe('closed')
  })

  it('L3: putting the clock back does not shorten the wait', () => {
    expect(mayTryOffline(afterFailures(4), t0 - 86_400_000)).toEqual({ kind: 'wait', seconds: 30 })
  })
})
