import type { Chance } from '#shared/domain/core/generator.ts'

/** Chance of a story: one seed, one sequence (mulberry32). */
export function createChance(seed: number): Chance {
  let state = (seed ^ 0x9e3779b9) >>> 0
  let ids = 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  for (let warm = 0; warm < 4; warm++) next()
  const whole = (below: number) => Math.floor(next() * below)
  return {
    next,
    whole,
    pick: (items) => items[whole(items.length)],
    likely: (rate) => next() < rate,
    newId: (prefix) => `${prefix}-${(ids += 1)}`,
  }
}
