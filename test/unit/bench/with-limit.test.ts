import { expect, it } from 'vitest'
import { stoppedText } from '#test/bench/run/stopped-text.ts'
import { withLimit } from '#test/bench/run/with-limit.ts'

const line = { peer: 'rxdb', size: 300_000, operation: 'sync', afterS: null, fault: null } as const

it('work that never ends is stopped, and its late refusal troubles nobody', async () => {
  const { promise, reject } = Promise.withResolvers<never>()
  expect(await withLimit(promise, 0)).toEqual({ kind: 'stopped' })
  reject(new Error('the page was closed'))
})

it('a peer that breaks is told with its own words: the others are still measured', async () => {
  const broken = await withLimit(Promise.reject(new Error('Target crashed\n  at page')), 60)
  expect(broken).toEqual({ kind: 'broken', fault: 'Target crashed' })
  expect(stoppedText({ ...line, fault: 'Target crashed' })).toContain('it broke (Target crashed)')
})

it('what ends in time gives its answer', async () => {
  expect(await withLimit(Promise.resolve(7), 60)).toEqual({ kind: 'done', answer: 7 })
})

it('an operation that was stopped and one not begun are told apart', () => {
  expect(stoppedText({ ...line, afterS: 300 })).toContain('stopped after 300 s')
  expect(stoppedText(line)).toContain('not begun')
})
