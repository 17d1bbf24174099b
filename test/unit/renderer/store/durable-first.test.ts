import { describe, expect, it } from 'vitest'
import { appendCommand } from '#renderer/store/write-outbox.ts'
import { labelBox, trayRecord } from '#test/support/box-feature.ts'
import { aPortal } from '#test/support/box-portal.ts'
import { makePost, openPost, type TestPost } from '#test/support/test-workstation.ts'

const label = (id: string, text: string) => ({ kind: 'tray', id, label: text }) as const

/** From now on the disk refuses the writes that `isRefused` names. */
function refuseWrites(
  post: TestPost,
  isRefused: (write: Parameters<TestPost['disk']['write']>[0]) => boolean,
) {
  const { write } = post.disk
  post.disk.write = (one) => (isRefused(one) ? Promise.reject(new Error('full')) : write(one))
  return () => (post.disk.write = write)
}

async function opened() {
  const portal = aPortal()
  const post = await makePost()
  const desk = await openPost(post, portal)
  await desk.pull()
  return { portal, post, desk }
}

describe('S8: a checkpoint and the disk', () => {
  it('S8: rows and cursor are one write: a disk that refuses the rows keeps the earlier cursor', async () => {
    const { portal, post, desk } = await opened()
    const cursor = desk.state.manifest.cursor
    portal.delete('tray', 't0')
    refuseWrites(post, ({ segments }) => segments !== undefined)
    await expect(desk.pull()).rejects.toThrow('full')
    desk.crash()
    const again = await openPost(post, portal)
    expect(again.state.manifest.cursor).toBe(cursor)
    expect(again.state.manifest.mustRefresh).toBe(false)
  })

  it('S8: a checkpoint that the disk refuses changes nothing of what is in memory', async () => {
    const { portal, post, desk } = await opened()
    const cursor = desk.state.manifest.cursor
    await desk.run(labelBox, label('t2', 'sent'))
    await desk.push()
    portal.delete('tray', 't0')
    const letWrite = refuseWrites(post, ({ meta }) => meta !== undefined)
    await expect(desk.pull()).rejects.toThrow('full')
    expect(desk.state.manifest.cursor).toBe(cursor)
    expect(desk.vault.view.get(trayRecord, 't0')).toBeDefined()
    expect(desk.state.outbox.entries).toHaveLength(1)
    letWrite()
    await desk.pull()
    expect(desk.vault.view.get(trayRecord, 't0')).toBeUndefined()
    expect(desk.state.settled.get(1)?.verdict).toBe('applied')
  })
})

describe('S9: what is typed meanwhile', () => {
  it('S9: what is typed while a checkpoint is being written waits its turn, and waits still after it', async () => {
    const { portal, post, desk } = await opened()
    await desk.run(labelBox, label('t2', 'sent'))
    await desk.push()
    const { write } = post.disk
    let typed: Promise<unknown> = Promise.resolve()
    post.disk.write = async (one) => {
      if (one.meta) typed = desk.run(labelBox, label('t0', 'typed meanwhile'))
      return write(one)
    }
    await desk.pull()
    post.disk.write = write
    await typed
    expect(desk.state.outbox.entries.map(({ command }) => command.mid)).toEqual([2])
    expect(desk.vault.view.get(trayRecord, 't0')?.labels).toEqual(['typed meanwhile'])
    await desk.sync()
    expect(portal.held('tray').get('t0')).toMatchObject({ labels: ['typed meanwhile'] })
  })
})

describe('V4: what is said to be kept', () => {
  it('V4: « enregistré ici » is not said before the disk and the journal have the command', async () => {
    const { post, desk } = await opened()
    const { write } = post.disk
    const { append } = post.journal
    let freeDisk = () => {}
    let freeJournal = () => {}
    const untilDisk = new Promise<void>((resolve) => (freeDisk = resolve))
    const untilJournal = new Promise<void>((resolve) => (freeJournal = resolve))
    post.disk.write = async (one) => untilDisk.then(() => write(one))
    Object.assign(post.journal, { append: (rows: never) => untilJournal.then(() => append(rows)) })
    let said: unknown = null
    const running = desk.run(labelBox, label('t0', 'kept')).then((result) => (said = result))
    const settle = () => new Promise((resolve) => setTimeout(resolve, 20))
    await settle()
    expect(said).toBeNull()
    freeDisk()
    await settle()
    expect(said).toBeNull()
    freeJournal()
    await running
    expect(said).toEqual({ kind: 'durable', mid: 1 })
    expect([post.tables.outbox.size, post.journalRows.length]).toEqual([1, 1])
  })

  it('V4: a sealed row put under another number does not open: the journal gives both back', async () => {
    const { portal, post, desk } = await opened()
    await desk.run(labelBox, label('t0', 'one'))
    await desk.run(labelBox, label('t2', 'two'))
    desk.crash()
    const [first, second] = [post.tables.outbox.get(1), post.tables.outbox.get(2)]
    if (first && second) post.tables.outbox.set(1, { ...second, mid: 1 }).set(2, { ...first, mid: 2 })
    const again = await openPost(post, portal)
    expect(post.reports).toContain('outbox-row-damaged')
    expect(again.state.outbox.entries.map(({ command }) => command.args)).toEqual([
      label('t0', 'one'),
      label('t2', 'two'),
    ])
  })
})

describe('V4: opening on a full disk', () => {
  it('V4: what only the journal has is given back all the same; the disk takes it when it can', async () => {
    const { portal, post, desk } = await opened()
    await desk.run(labelBox, label('t0', 'kept twice'))
    desk.crash()
    post.tables.outbox.clear()
    const letWrite = refuseWrites(post, () => true)
    const again = await openPost(post, portal)
    expect(again.state.outbox.entries.map(({ command }) => command.args)).toEqual([label('t0', 'kept twice')])
    expect(post.reports).toContain('outbox-unwritable')
    letWrite()
    again.crash()
    await openPost(post, portal)
    expect([...post.tables.outbox.keys()]).toEqual([1])
  })
})

describe('S2, S11, S17: what waits, over resets and restarts', () => {
  it('S11: a reset leaves the outbox on the disk: opened again, what waited still waits', async () => {
    const { portal, post, desk } = await opened()
    await desk.run(labelBox, label('t0', 'waiting'))
    post.journalRows.splice(0)
    portal.epoch = 'epoch-2'
    await desk.pull()
    expect(desk.state.manifest.epoch).toBe('epoch-2')
    desk.crash()
    const again = await openPost(post, portal)
    expect(again.state.outbox.entries.map(({ command }) => command.args)).toEqual([label('t0', 'waiting')])
    expect(again.vault.view.get(trayRecord, 't0')?.labels).toEqual(['waiting'])
  })

  it('S17: a journal that was not cut back gives no command a second life', async () => {
    const { portal, post, desk } = await opened()
    post.journal.truncate = async () => undefined
    await desk.run(labelBox, label('t0', 'sent'))
    await desk.sync()
    await desk.run(labelBox, label('t2', 'waiting'))
    desk.crash()
    const again = await openPost(post, portal)
    expect(post.journalRows.map(({ mid }) => mid)).toEqual([1, 2])
    expect(again.state.outbox.entries.map(({ command }) => command.mid)).toEqual([2])
  })

  it('S2: entries of an earlier numbering are void: a journal left behind by a renumbering adds nothing', async () => {
    const { portal, post, desk } = await opened()
    desk.state.outbox.nextMid = 5
    await desk.run(labelBox, label('t0', 'one'))
    await desk.run(labelBox, label('t2', 'two'))
    // The page dies after the disk has the new numbers, and before the journal is begun anew.
    const { erase } = post.journal
    Object.assign(post.journal, { erase: () => new Promise(() => undefined) })
    void desk.engine.store.renumber(1)
    await expect.poll(() => [...post.tables.outbox.keys()]).toEqual([1, 2])
    desk.crash()
    Object.assign(post.journal, { erase })
    const again = await openPost(post, portal)
    expect(again.state.outbox.entries.map(({ command }) => [command.mid, command.args])).toEqual([
      [1, label('t0', 'one')],
      [2, label('t2', 'two')],
    ])
  })

  it('S17: a journal left behind by a renumbering is begun anew at the next opening: its commands have no second life', async () => {
    const { portal, post, desk } = await opened()
    const { erase } = post.journal
    desk.state.outbox.nextMid = 5
    await desk.run(labelBox, label('t0', 'one'))
    Object.assign(post.journal, { erase: () => Promise.reject(new Error('full')) })
    await desk.engine.store.renumber(1)
    desk.crash()
    Object.assign(post.journal, { erase })
    const again = await openPost(post, portal)
    expect(post.journalRows.map(({ mid }) => mid)).toEqual([1])
    await again.sync()
    again.crash()
    for (const table of Object.values(post.tables)) table.clear()
    const third = await openPost(post, portal)
    expect(third.state.outbox.entries).toEqual([])
  })

  it('S2, S11: a restored portal knows fewer numbers: a journal not cut back gives no verdict a second life', async () => {
    const { portal, post, desk } = await opened()
    const backup = portal.backup()
    post.journal.truncate = async () => undefined
    const typed = { name: 'writeBox', version: 1, typedAt: portal.time() }
    const args = { kind: 'tray', id: 't0', drawer: '2026-11', was: null, text: 'forbidden words' }
    await appendCommand(desk.state, { ...typed, args }).written
    await desk.sync()
    portal.restore(backup)
    await desk.pull()
    desk.crash()
    const again = await openPost(post, portal)
    expect(again.state.outbox.entries).toEqual([])
    expect([...again.state.settled.values()]).toMatchObject([{ verdict: 'rejected' }])
  })
})
