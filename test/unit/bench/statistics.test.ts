import { expect, it } from 'vitest'
import { median, quantile, rotated } from '#test/bench/run/statistics.ts'

it('the median of an even count is the mean of the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([9, 1, 5])).toBe(5)
})

it('the 95th percentile is a sample that was seen, by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(quantile(hundred, 0.95)).toBe(95)
  expect(quantile([7], 0.95)).toBe(7)
})

it('each repetition begins with the next peer, and none is left out', () => {
  expect(rotated(['a', 'b', 'c'], 1)).toEqual(['b', 'c', 'a'])
  expect(rotated(['a', 'b', 'c'], 5)).toEqual(['c', 'a', 'b'])
})
