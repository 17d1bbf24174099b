import { describe, expect, it } from 'vitest'
import { instantOf } from '#shared/kernel/instant.ts'
import { forgottenByRestore, renumberCommands } from '#shared/sync/renumber-commands.ts'
import type { SettledCommand, Verdict } from '#shared/sync/settled-command.ts'

const command = (mid: number, name = `c${mid}`) => ({
  mid,
  name,
  version: 1,
  args: {},
  typedAt: instantOf(0),
})
const settled = (mid: number, verdict: Verdict): SettledCommand => ({
  ...command(mid),
  ...{ verdict, code: null, params: {}, settledAt: instantOf(0), isClosed: true },
})

describe('S2: numbers', () => {
  it('S2: dense from the number expected, in the same order', () => {
    expect(renumberCommands([command(1_000_001), command(1_000_004)], 5)).toMatchObject([
      { mid: 5, name: 'c1000001' },
      { mid: 6, name: 'c1000004' },
    ])
  })

  it('S2: untouched when they are dense already', () => {
    const dense = [command(5), command(6)]
    expect(renumberCommands(dense, 5)).toBe(dense)
  })

  it('S11: what a restored portal forgot is sent again, in order; what it refused stays refused', () => {
    const kept = [settled(9, 'applied'), settled(7, 'merged'), settled(6, 'applied'), settled(8, 'rejected')]
    expect(forgottenByRestore(kept, 6).map(({ mid }) => mid)).toEqual([7, 9])
  })
})
