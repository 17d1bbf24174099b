import { describe, expect, it } from 'vitest'
import { instantOf } from '#shared/kernel/instant.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { settleOutcomes } from '#shared/sync/settle-outcomes.ts'

const now = instantOf(1_000)
const pending: PendingCommand[] = [1, 2, 3, 4].map((mid) => ({
  mid,
  name: 'x',
  version: 1,
  args: { mid },
  typedAt: instantOf(0),
}))

describe('S4, S8: taking verdicts', () => {
  it('S8: commands up to lastMid leave with their verdict; the others stay', () => {
    const { settled, remaining } = settleOutcomes(
      pending,
      2,
      [
        { mid: 1, outcome: 'applied', rev: 7 },
        { mid: 2, outcome: 'rejected', code: 'too-late', params: { day: 'monday' }, rev: null },
      ],
      now,
    )
    expect(settled).toMatchObject([
      { mid: 1, verdict: 'applied', isClosed: true },
      {
        mid: 2,
        verdict: 'rejected',
        code: 'too-late',
        params: { day: 'monday' },
        isClosed: false,
        args: { mid: 2 },
      },
    ])
    expect(remaining.map(({ mid }) => mid)).toEqual([3, 4])
  })

  it('S8: merged, conflict and parked are items that the person sees', () => {
    const outcomes = (['merged', 'conflict', 'parked'] as const).map((outcome, n) => ({
      mid: n + 1,
      outcome,
      rev: null,
    }))
    expect(settleOutcomes(pending, 3, outcomes, now).settled.map(({ isClosed }) => isClosed)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('S17: a confirmed command without an outcome does not vanish: it is shown', () => {
    const { settled } = settleOutcomes(pending, 1, [], now)
    expect(settled).toMatchObject([{ mid: 1, verdict: 'parked', code: 'outcome-unknown', isClosed: false }])
  })
})
