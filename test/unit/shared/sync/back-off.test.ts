import { describe, expect, it } from 'vitest'
import { backOffMs } from '#shared/sync/back-off.ts'

describe('S18: back-off', () => {
  it('S18: doubles from 1 s to 5 min', () => {
    const longest = [1, 2, 3, 9, 10, 50].map((failures) => backOffMs(failures, { next: () => 1 }))
    expect(longest).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000])
  })

  it('S18: full jitter: anything between nothing and the whole', () => {
    expect(backOffMs(4, { next: () => 0 })).toBe(0)
    expect(backOffMs(4, { next: () => 0.5 })).toBe(4_000)
  })
})
