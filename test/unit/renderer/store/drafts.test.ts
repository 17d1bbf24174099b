import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryVaultDisk, emptyTables } from '#renderer/store/memory-vault-disk.ts'
import { createDraftStore, draftDelayMs, openDrafts } from '#renderer/store/vault-drafts.ts'
import { deriveKeys } from '#renderer/store/vault-keys.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

async function aStore() {
  const tables = emptyTables()
  const disk = createMemoryVaultDisk(tables)
  const keys = await deriveKeys(new Uint8Array(32).fill(1), 'profile-0001')
  const parts = { keys, profileId: 'profile-0001', disk, report: () => undefined }
  const drafts = createDraftStore(parts, new Map())
  const reopened = async () => openDrafts(parts, (await disk.readImage()).drafts)
  return { tables, disk, drafts, reopened }
}

describe('V5: drafts', () => {
  it('V5: sealed within two seconds of the first key not yet saved, without waiting for a pause', async () => {
    expect(draftDelayMs).toBeLessThan(2_000)
    const { drafts, tables, reopened } = await aStore()
    drafts.set('observation:1', 'B')
    for (let typed = 2; typed <= 6; typed++) {
      vi.advanceTimersByTime(draftDelayMs / 5)
      drafts.set('observation:1', 'Bavard'.slice(0, typed))
    }
    await vi.waitFor(() => expect(tables.drafts.size).toBe(1))
    await drafts.flush()
    expect(await reopened()).toEqual(new Map([['observation:1', 'Bavard']]))
  })

  it('V5, L2: a text that a full disk refused is written as soon as there is room, without another key', async () => {
    const { drafts, disk, reopened } = await aStore()
    const { write } = disk
    disk.write = () => Promise.reject(new Error('QuotaExceededError'))
    drafts.set('observation:1', 'Bavarde')
    await drafts.flush()
    disk.write = write
    vi.advanceTimersByTime(draftDelayMs)
    await vi.waitFor(async () => expect(await reopened()).toEqual(new Map([['observation:1', 'Bavarde']])))
  })

  it('V1: neither the text nor what it is about can be read on the disk', async () => {
    const { drafts, tables } = await aStore()
    drafts.set('observation:lesson-7:pupil-9', 'Bavarde avec Hippolyte')
    await drafts.flush()
    const rows = [...tables.drafts.values()].map(
      ({ name, box }) => name + new TextDecoder('latin1').decode(box),
    )
    for (const word of ['observation', 'pupil', 'Bavarde', 'Hippolyte'])
      expect(rows.join()).not.toContain(word)
  })

  it('a text emptied or cleared leaves the disk', async () => {
    const { drafts, tables } = await aStore()
    drafts.set('a', 'one')
    drafts.set('b', 'two')
    await drafts.flush()
    drafts.clear('a')
    drafts.set('b', '')
    await drafts.flush()
    expect(tables.drafts.size).toBe(0)
    expect(drafts.count()).toBe(0)
  })

  it('V5, S15: a text whose command is durable leaves the disk at once: a cut a moment later gives it back to nobody', async () => {
    const { drafts, tables } = await aStore()
    drafts.set('observation:1', 'Bavarde')
    drafts.set('view:base:1', 'Bavard')
    await drafts.flush()
    drafts.clear('observation:1')
    drafts.clear('view:base:1')
    await vi.waitFor(() => expect(tables.drafts.size).toBe(0))
  })

  it('its readers are told of each key, and only of their own text', async () => {
    const { drafts } = await aStore()
    const heard: string[] = []
    drafts.subscribe('a', () => heard.push(drafts.get('a')))
    drafts.set('a', 'x')
    drafts.set('b', 'y')
    expect(heard).toEqual(['x'])
  })
})
