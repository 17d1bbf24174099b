import { expect, it } from 'vitest'
import { moveCursor } from '#renderer/ui/list-cursor.ts'

const twoColumns = { count: 34, rows: 17 }

it('reads down a column, then across to the next', () => {
  expect(moveCursor(16, 'ArrowDown', twoColumns)).toBe(17)
  expect(moveCursor(3, 'ArrowRight', twoColumns)).toBe(20)
  expect(moveCursor(20, 'ArrowLeft', twoColumns)).toBe(3)
})

it('stays where there is nothing beyond', () => {
  expect(moveCursor(33, 'ArrowDown', twoColumns)).toBe(33)
  expect(moveCursor(0, 'ArrowUp', twoColumns)).toBe(0)
  expect(moveCursor(20, 'ArrowRight', { count: 33, rows: 17 })).toBe(20)
  expect(moveCursor(3, 'ArrowLeft', twoColumns)).toBe(3)
})

it('goes to the ends, by pages, and leaves other keys alone', () => {
  expect(moveCursor(5, 'End', twoColumns)).toBe(33)
  expect(moveCursor(5, 'Home', twoColumns)).toBe(0)
  expect(moveCursor(5, 'PageDown', twoColumns)).toBe(15)
  expect(moveCursor(5, 'a', twoColumns)).toBe(null)
  expect(moveCursor(0, 'ArrowDown', { count: 0, rows: 0 })).toBe(0)
})
