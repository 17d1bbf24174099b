import { describe, expect, it } from 'vitest'
import { labelBox, trayRecord, writeBox } from '#test/support/box-feature.ts'
import { aBox, aPortal } from '#test/support/box-portal.ts'
import { makePost, openPost } from '#test/support/test-workstation.ts'
import { conservationOf } from '#renderer/store/conservation.ts'

describe('commands', () => {
  it('S8, S9: what is typed while a pull is in flight survives its apply', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    await desk.run(writeBox, { kind: 'tray', id: 't0', drawer: '', text: 'first', was: 'text of t0' })
    await desk.push()
    const pulling = desk.pull()
    const typed = desk.run(labelBox, { kind: 'tray', id: 't0', label: 'mine' })
    await Promise.all([pulling, typed])
    expect(desk.vault.view.get(trayRecord, 't0')).toMatchObject({ text: 'first', labels: ['mine'] })
    expect(desk.state.outbox.entries).toHaveLength(1)
    await desk.sync()
    expect(portal.held('tray').get('t0')).toMatchObject({ text: 'first', labels: ['mine'] })
    expect(desk.state.outbox.entries).toHaveLength(0)
  })

  it('the view changes in the same frame, before the disk has the command', async () => {
    const portal = aPortal()
    const desk = await openPost(await makePost(), portal)
    await desk.pull()
    const running = desk.run(writeBox, { kind: 'tray', id: 't0', drawer: '', text: 'now', was: 'text of t0' })
    expect(desk.vault.view.get(trayRecord, 't0')?.text).toBe('now')
    expect(await running).toEqual({ kind: 'durable', mid: 1 })
  })

  it('S4: a refused command does not block those behind it, and becomes an item', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'kept' })
    await desk.run(labelBox, { kind: 'tray', id: 't2', label: 'late' })
    portal.delete('tray', 't0')
    await desk.sync()
    expect(desk.state.settled.get(1)).toMatchObject({
      verdict: 'rejected',
      code: 'box-unknown',
      isClosed: false,
    })
    expect(portal.held('tray').get('t2')).toMatchObject({ labels: ['late'] })
    await desk.vault.closeItem(1)
    expect((await openPost(post, portal)).state.settled.get(1)?.isClosed).toBe(true)
  })

  it('S2: a hole in the numbers is closed from what the portal expects; what it has judged keeps its number', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'one' })
    desk.state.outbox.nextMid = 5
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'two' })
    await desk.push()
    expect(portal.received).toBe(2)
    await desk.sync()
    expect(portal.station(post.profileId).lastMid).toBe(2)
    expect([...desk.state.settled.keys()]).toEqual([1, 2])
    expect(desk.state.outbox.nextMid).toBe(3)
  })

  it('S14: a value changed by another is a conflict, kept as an item with what was typed', async () => {
    const portal = aPortal()
    const desk = await openPost(await makePost(), portal)
    await desk.pull()
    await desk.run(writeBox, { kind: 'tray', id: 't0', drawer: '', text: 'mine', was: 'text of t0' })
    portal.put('tray', aBox('t0', { text: 'theirs' }))
    await desk.sync()
    expect(portal.held('tray').get('t0')).toMatchObject({ text: 'theirs' })
    expect(desk.vault.view.get(trayRecord, 't0')?.text).toBe('theirs')
    expect(desk.state.settled.get(1)).toMatchObject({
      verdict: 'conflict',
      code: 'text-changed',
      args: { text: 'mine' },
    })
  })

  it('S17: typed = Σ outcomes + pending, on both sides', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'a' })
    await desk.run(labelBox, { kind: 'tray', id: 't2', label: 'b' })
    await desk.sync()
    await desk.run(labelBox, { kind: 'tray', id: 't4', label: 'c' })
    expect(conservationOf(desk.state, 0)).toEqual({ typed: 3, settled: 2, waiting: 1 })
    expect(portal.received).toBe(2)
  })
})

describe('V4: the outbox and its journal', () => {
  it('V4: a command survives a crash right after its acknowledgement', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'typed offline' })
    desk.crash()
    const again = await openPost(post, portal)
    expect(again.vault.view.get(trayRecord, 't0')?.labels).toEqual(['typed offline'])
    await again.sync()
    expect(portal.held('tray').get('t0')).toMatchObject({ labels: ['typed offline'] })
  })

  it('V4, S11: IndexedDB reset to empty: the journal alone gives the commands back, and the base is pulled again', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.sync()
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'sent' })
    await desk.sync()
    await desk.run(labelBox, { kind: 'tray', id: 't2', label: 'waiting' })
    desk.crash()
    for (const table of Object.values(post.tables)) table.clear()
    const again = await openPost(post, portal)
    expect(again.state.outbox.entries.map(({ command }) => command.args)).toEqual([
      { kind: 'tray', id: 't2', label: 'waiting' },
    ])
    await again.run(writeBox, {
      kind: 'tray',
      id: 'new',
      drawer: '',
      text: 'typed before the pull',
      was: null,
    })
    await again.sync()
    expect(again.all(trayRecord)).toHaveLength(9)
    expect(portal.held('tray').get('t2')).toMatchObject({ labels: ['waiting'] })
    expect(portal.received).toBe(3)
  })

  it('V4: what is not on the disk yet is never pushed: after a crash its number would be another command’s', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    let written = () => {}
    post.disk.write = () => new Promise((resolve) => (written = resolve))
    post.journal.append = () => new Promise(() => undefined)
    const typed = desk.run(labelBox, { kind: 'tray', id: 't0', label: 'on its way' })
    await desk.push()
    expect(portal.received).toBe(0)
    post.journal.append = async () => undefined
    written()
    void typed
  })

  it('V4: a full disk keeps nobody out: what the journal alone has is there, and the drafts with it', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.sync()
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'kept' })
    desk.crash()
    post.tables.outbox.clear()
    const { write } = post.disk
    Object.assign(post.disk, { write: () => Promise.reject(new Error('QuotaExceededError')) })
    const again = await openPost(post, portal)
    expect(again.vault.view.get(trayRecord, 't0')?.labels).toEqual(['kept'])
    expect(post.reports).toContain('outbox-unwritable')
    Object.assign(post.disk, { write })
    await again.sync()
    expect(portal.held('tray').get('t0')).toMatchObject({ labels: ['kept'] })
  })

  it('V4: a journal that is lost is written again from the outbox', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'a' })
    post.journalRows.splice(0)
    desk.crash()
    await openPost(post, portal)
    expect(post.journalRows.map(({ mid }) => mid)).toEqual([1])
  })

  it('V4: when neither copy can be written, the person is told and the view takes it back', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    const { write } = post.disk
    const { append } = post.journal
    post.disk.write = () => Promise.reject(new Error('full'))
    post.journal.append = () => Promise.reject(new Error('full'))
    expect(await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'lost' })).toMatchObject({
      kind: 'refused',
      code: 'not-kept',
    })
    expect(desk.vault.view.get(trayRecord, 't0')?.labels).toEqual([])
    Object.assign(post.disk, { write })
    Object.assign(post.journal, { append })
    expect(await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'kept' })).toEqual({
      kind: 'durable',
      mid: 1,
    })
  })
})
