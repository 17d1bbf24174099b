import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPublisher } from '#renderer/sync/publish-items.ts'
import { usePendingItems } from '#renderer/sync/pending-items.ts'
import { silentStatus, useSyncStatus } from '#renderer/sync/sync-status.ts'
import { labelBox, trayRecord } from '#test/support/box-feature.ts'
import { aPortal } from '#test/support/box-portal.ts'
import { makePost, openPost } from '#test/support/test-workstation.ts'

beforeEach(() => {
  useSyncStatus.setState(silentStatus)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => void vi.useRealTimers())

describe('the tray', () => {
  it('S8: says what waits, what left today, and what asks for a decision; an item leaves once it is closed', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    const { publish, stop } = createPublisher(desk.state, () => post.now)
    desk.state.listeners.add(publish)
    await desk.pull()
    for (const [id, label] of [
      ['t0', 'kept'],
      ['t2', 'late'],
      ['t4', 'waiting'],
    ] as const) {
      if (id === 't4') {
        portal.delete('tray', 't2')
        await desk.sync()
      }
      await desk.run(labelBox, { kind: 'tray', id, label })
    }
    expect(useSyncStatus.getState().pendingCount).toBe(1)
    vi.advanceTimersByTime(60)
    const { waiting, sentToday, toDecide } = usePendingItems.getState()
    expect(waiting).toMatchObject([{ name: 'labelBox', state: 'kept-here', args: { label: 'waiting' } }])
    expect(sentToday.map(({ args }) => args)).toMatchObject([{ label: 'kept' }])
    expect(toDecide).toMatchObject([{ verdict: 'rejected', code: 'box-unknown', args: { label: 'late' } }])
    await desk.vault.closeItem(toDecide[0]?.mid ?? 0)
    vi.advanceTimersByTime(60)
    expect(usePendingItems.getState().toDecide).toEqual([])
    expect(desk.all(trayRecord)).toHaveLength(7)
    stop()
    expect(usePendingItems.getState().waiting).toEqual([])
  })

  it('how many wait is told with the change itself: « rien n’attend » never stands beside what waits', async () => {
    const post = await makePost()
    const desk = await openPost(post, aPortal())
    await desk.pull()
    const { publish, stop } = createPublisher(desk.state, () => Date.now())
    desk.state.listeners.add(publish)
    const seen: number[] = []
    desk.vault.view.subscribe(['tray'], () => seen.push(useSyncStatus.getState().pendingCount))
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'x' })
    vi.advanceTimersByTime(10)
    post.disk.write = () => new Promise(() => undefined)
    void desk.run(labelBox, { kind: 'tray', id: 't2', label: 'x' })
    vi.advanceTimersByTime(10)
    expect(seen).toEqual([1, 2])
    stop()
  })

  it('V4: what is not on the disk yet is counted, and never said to be kept here', async () => {
    const desk = await openPost(await makePost(), aPortal())
    await desk.pull()
    const { publish, stop } = createPublisher(desk.state, () => Date.now())
    desk.state.listeners.add(publish)
    const typed = desk.run(labelBox, { kind: 'tray', id: 't0', label: 'x' })
    vi.advanceTimersByTime(60)
    expect(usePendingItems.getState().waiting).toEqual([])
    await typed
    vi.advanceTimersByTime(60)
    expect(usePendingItems.getState().waiting).toMatchObject([{ state: 'kept-here', args: { label: 'x' } }])
    stop()
  })
})
