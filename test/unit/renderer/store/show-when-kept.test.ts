import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { labelBox } from '#test/support/box-feature.ts'
import { aPortal } from '#test/support/box-portal.ts'
import { makePost, openPost } from '#test/support/test-workstation.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

async function aDeskThatDraws() {
  const post = await makePost()
  const desk = await openPost(post, aPortal())
  await desk.pull()
  const seen: string[] = []
  // As React does: told now, it draws in a microtask of its own.
  desk.vault.view.subscribe(['tray'], () => queueMicrotask(() => seen.push('drawn')))
  const label = (id: string) =>
    desk.run(labelBox, { kind: 'tray', id, label: 'x' }).then(() => seen.push('kept'))
  return { post, desk, seen, label }
}

describe('when screens hear of a command', () => {
  it('V4: once, after the disk has it and after whoever waited for that', async () => {
    const { seen, label } = await aDeskThatDraws()
    await label('t0')
    await vi.advanceTimersByTimeAsync(100)
    expect(seen).toEqual(['kept', 'drawn'])
  })

  it('V4: the engine hears of each command that is durable, those typed behind another too', async () => {
    const { desk, label } = await aDeskThatDraws()
    const durable: number[] = []
    desk.state.listeners.add(() =>
      durable.push(desk.state.outbox.entries.filter(({ isDurable }) => isDurable).length),
    )
    await Promise.all([label('t0'), label('t2'), label('t4')])
    await vi.advanceTimersByTimeAsync(100)
    expect(durable.at(-1)).toBe(3)
  })

  it('a disk that takes its time does not keep the screen waiting', async () => {
    const { post, seen, label } = await aDeskThatDraws()
    post.disk.write = () => new Promise(() => undefined)
    void label('t0')
    await vi.advanceTimersByTimeAsync(100)
    expect(seen).toEqual(['drawn'])
    void label('t2')
    await Promise.resolve()
    expect(seen).toEqual(['drawn', 'drawn'])
  })
})
