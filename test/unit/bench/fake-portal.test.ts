import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PullAnswer, RowMessage } from '#shared/protocol/pull.ts'
import { pullAnswer } from '#shared/protocol/pull.ts'
import { pushAnswer, type PushAnswer } from '#shared/protocol/push.ts'
import { startFakePortal, type FakePortal } from '#test/bench/run/fake-portal.ts'

let portal: FakePortal
beforeAll(async () => {
  portal = await startFakePortal()
})
afterAll(() => portal.close())

const row = (id: string, corrections: number): RowMessage => ({
  kind: 'rollCall',
  id,
  rev: corrections,
  version: 1,
  scopes: ['etab'],
  data: { id, corrections },
})
const command = (mid: number) => ({ mid, name: 'markStudent', version: 1, args: {}, typedAt: '' })

async function post<T>(path: string, body: object): Promise<T> {
  const answer = await fetch(`${portal.url}${path}`, { method: 'POST', body: JSON.stringify(body) })
  return (await answer.json()) as T
}

it('S2: the portal of the bench takes a number once, and gives only the rows of what it took', async () => {
  portal.plan([
    { mid: 1, row: row('a', 1) },
    { mid: 2, row: row('a', 2) },
    { mid: 3, row: row('b', 1) },
  ])
  const first = await post<PushAnswer>('/sync/push', { commands: [command(1), command(2)] })
  const again = await post<PushAnswer>('/sync/push', { commands: [command(1), command(2)] })
  expect([first.lastMid, again.lastMid, again.outcomes]).toEqual([2, 2, []])
  const pulled = await post<PullAnswer>('/sync/pull', {})
  expect(pulled.rows).toEqual([row('a', 2)])
  expect(portal.received().map(({ mid }) => mid)).toEqual([1, 2])
})

it('its answers are of the protocol: the engine takes them as a portal’s', async () => {
  expect(pushAnswer.safeParse(await post('/sync/push', { commands: [] })).success).toBe(true)
  expect(pullAnswer.safeParse(await post('/sync/pull', {})).success).toBe(true)
})
