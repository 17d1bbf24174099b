import { beforeEach, describe, expect, it } from 'vitest'
import { silentStatus, useSyncStatus } from '#renderer/sync/sync-status.ts'
import { createLineWatcher } from '#renderer/sync/watch-line.ts'

const t0 = Date.parse('2026-11-16T08:00:00.000Z')

function aWatcher() {
  const heard: string[] = []
  let now = t0
  const watcher = createLineWatcher(() => (now += 1_000), {
    sessionEnded: (code) => heard.push(`ended ${code}`),
    online: () => heard.push('online'),
    refused: (code) => heard.push(`refused ${code}`),
    changed: () => undefined,
  })
  return { watcher, heard }
}

const status = () => useSyncStatus.getState()
beforeEach(() => useSyncStatus.setState(silentStatus))

describe('S19: the state of the line', () => {
  it('S19: says since when the portal does not answer, and forgets it when it does', () => {
    const { watcher } = aWatcher()
    watcher.line('no-network', '')
    watcher.line('captive-portal', '')
    expect(status()).toMatchObject({ line: 'captive-portal', offlineSince: '2026-11-16T08:00:01.000Z' })
    watcher.line('online', '')
    expect(status()).toMatchObject({ line: 'online', offlineSince: null })
  })

  it('S19: sending is a way of being online, and shows how far it is', () => {
    const { watcher } = aWatcher()
    watcher.line('online', '')
    watcher.sending(3, 12)
    expect(status()).toMatchObject({ line: 'sending', sendingDone: 3, sendingTotal: 12 })
    watcher.sending(0, 0)
    expect(status().line).toBe('online')
  })

  it('S19: trying to send on a broken line does not make it look online', () => {
    const { watcher } = aWatcher()
    watcher.line('portal-down', '')
    watcher.sending(0, 5)
    expect(status().line).toBe('portal-down')
  })

  it('tells once that the portal is back, and each time that a session ended, with its code', () => {
    const { watcher, heard } = aWatcher()
    watcher.line('online', '')
    watcher.line('online', '')
    watcher.line('session-ended', 'account-suspended')
    watcher.line('online', '')
    expect(heard).toEqual(['online', 'ended account-suspended', 'online'])
  })
})
