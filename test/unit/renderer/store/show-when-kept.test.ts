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
  desk.vault.view.subscribe(['tray'], () => seen.push('drawn'))
  const label = (id: string) =>
    desk.run(labelBox, { kind: 'tray', id, label: 'x' }).then(() => seen.push('kept'))
  return { post, seen, label }
}

describe('when screens hear of a command', () => {
  it('V4: once, after the disk has it and after whoever waited for that', async () => {
    const { seen, label } = await aDeskThatDraws()
    await label('t0')
    expect(seen).toEqual(['kept'])
    vi.advanceTimersByTime(100)
    expect(seen).toEqual(['kept', 'drawn'])
  })

  it('a disk that takes its time does not keep the screen waiting', async () => {
    const { post, seen, label } = await aDeskThatDraws()
    post.disk.write = () => new Promise(() => undefined)
    void label('t0')
    vi.advanceTimersByTime(100)
    expect(seen).toEqual(['drawn'])
    void label('t2')
    expect(seen).toEqual(['drawn', 'drawn'])
  })
})
