import { describe, expect, it } from 'vitest'
import { boxRecord, labelBox, trayRecord, writeBox, type Box } from '#test/support/box-feature.ts'
import { ModelPortal } from '#test/support/model-portal.ts'
import { makePost, openPost, transportOf } from '#test/support/test-workstation.ts'
import { compactLog } from '#renderer/store/compact-log.ts'
import { conservationOf } from '#renderer/store/conservation.ts'

function aBox(id: string, change: Partial<Box> = {}): Box {
  return { id, drawer: '2026-11', text: `text of ${id}`, labels: [], scopes: ['etab'], ...change }
}

function aPortal(count = 8): ModelPortal {
  const portal = new ModelPortal()
  for (let i = 0; i < count; i++) {
    portal.put('box', aBox(`b${i}`, { drawer: i % 2 === 0 ? '2026-10' : '2026-11' }))
    portal.put('tray', aBox(`t${i}`, { scopes: i % 2 === 0 ? ['etab'] : ['class:3B'] }))
  }
  return portal
}

const textsOf = (boxes: readonly Box[]) => boxes.map(({ id, text }) => `${id}: ${text}`).sort()

describe('a pull into the vault', () => {
  it('S7, S8: pages are staged and applied whole, with the cursor, in one transaction', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    let writes = 0
    const write = post.disk.write
    post.disk.write = (one) => {
      if (one.segments) writes += 1
      return write(one)
    }
    await desk.pull()
    expect(writes).toBe(1)
    expect(desk.all(trayRecord)).toHaveLength(8)
    expect(desk.state.manifest.cursor).toBe(portal.rev)
  })

  it('S8: a pull cut between two pages leaves everything as it was', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    let pages = 0
    const wire = transportOf(portal)
    const cut = await openPost(post, {
      ...wire,
      pull: async (message) =>
        (pages += 1) > 2 ? { kind: 'fault', fault: 'no-network', detail: '' } : wire.pull(message),
    })
    expect((await cut.pull()).kind).toBe('fault')
    expect(cut.state.manifest.cursor).toBe(0)
    expect(post.tables.segments.size).toBe(0)
    await desk.pull()
    expect(desk.all(trayRecord)).toHaveLength(8)
  })

  it('V3: eager partitions are there at unlock, lazy ones on first use', async () => {
    const portal = aPortal()
    const post = await makePost()
    await (await openPost(post, portal)).pull()
    const desk = await openPost(post, portal)
    expect(desk.all(trayRecord)).toHaveLength(8)
    expect(desk.all(boxRecord, ['2026-11'])).toHaveLength(0)
    expect(desk.vault.isLoaded(boxRecord, ['2026-11'])).toBe(false)
    await desk.vault.load(boxRecord, ['2026-11'])
    expect(desk.vault.isLoaded(boxRecord, ['2026-11'])).toBe(true)
    expect(textsOf(desk.all(boxRecord, ['2026-11']))).toEqual([
      'b1: text of b1',
      'b3: text of b3',
      'b5: text of b5',
      'b7: text of b7',
    ])
  })

  it('S7: deletes and evicts leave memory and the log', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    portal.delete('tray', 't0')
    portal.put('tray', aBox('t1', { scopes: ['class:4A'] }))
    await desk.pull()
    expect(desk.all(trayRecord).map(({ id }) => id)).not.toContain('t0')
    expect(desk.all(trayRecord).map(({ id }) => id)).not.toContain('t1')
    const again = await openPost(post, portal)
    expect(again.all(trayRecord)).toHaveLength(6)
    expect(again.state.manifest.mustRefresh).toBe(false)
  })

  it('S10: losing a scope erases the rows that no other held scope covers, with the cursor', async () => {
    const portal = aPortal()
    portal.put('tray', aBox('both', { scopes: ['class:3B', 'etab'] }))
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    portal.scopes = ['etab']
    await desk.pull()
    expect(
      desk
        .all(trayRecord)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['both', 't0', 't2', 't4', 't6'])
    portal.scopes = ['etab', 'class:3B']
    await desk.pull()
    expect(desk.all(trayRecord)).toHaveLength(9)
  })

  it('S12: rows of unknown kinds and versions are kept, and read after an upgrade', async () => {
    const portal = aPortal()
    portal.put('crate', aBox('c1'))
    portal.put('tray', aBox('t9', { text: 'newer' }), 2)
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    expect(desk.all(trayRecord)).toHaveLength(8)
    const upgraded = { ...trayRecord, kind: 'crate' }
    post.types = new Map([
      ...post.types,
      ['crate', upgraded],
      ['tray', { ...trayRecord, version: 2, upgrades: [(earlier) => ({ ...earlier })] }],
    ])
    const later = await openPost(post, portal)
    expect(later.state.manifest.mustRefresh).toBe(true)
    await later.pull()
    expect(later.all(upgraded)).toHaveLength(1)
    expect(later.all(trayRecord)).toHaveLength(9)
  })

  it('S12: fields that this version does not know stay in the record', async () => {
    const portal = aPortal(0)
    portal.put('tray', { ...aBox('t1'), colour: 'blue' } as Box)
    const desk = await openPost(await makePost(), portal)
    await desk.pull()
    expect(desk.vault.view.get(trayRecord, 't1')).toHaveProperty('colour', 'blue')
  })
})

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

describe('S11: resets', () => {
  it('S11: another epoch drops the base, keeps the outbox, pulls again and replays', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.sync()
    const backup = portal.backup()
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'after the backup' })
    await desk.sync()
    await desk.run(labelBox, { kind: 'tray', id: 't2', label: 'waiting' })
    portal.restore(backup)
    await desk.sync()
    expect(desk.state.manifest.epoch).toBe('epoch-1+')
    expect(portal.held('tray').get('t0')).toMatchObject({ labels: ['after the backup'] })
    expect(portal.held('tray').get('t2')).toMatchObject({ labels: ['waiting'] })
    expect(new Map(desk.all(trayRecord).map((tray) => [tray.id, tray]))).toEqual(portal.held('tray'))
    expect(desk.state.outbox.entries).toHaveLength(0)
  })

  it('S11: a digest that differs makes the base be pulled whole; the outbox is not touched', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.sync()
    const stored = portal.rows.get('tray|t0')
    if (stored)
      portal.rows.set('tray|t0', {
        ...stored,
        rev: stored.rev,
        id: 't0',
        data: { ...stored.data, text: 'slipped in' },
      })
    const other = portal.rows.get('tray|t2')
    if (other) portal.rows.set('tray|t2', { ...other, rev: 1 })
    await desk.run(labelBox, { kind: 'tray', id: 't4', label: 'waiting' })
    post.now += 2 * 3_600_000
    await desk.pull()
    expect(desk.vault.view.get(trayRecord, 't0')?.text).toBe('slipped in')
    expect(desk.vault.view.get(trayRecord, 't4')?.labels).toEqual(['waiting'])
  })

  it('V3, S11: a missing, a replayed and a swapped segment are each seen, and pulled again', async () => {
    const damages: readonly ((post: Awaited<ReturnType<typeof makePost>>) => void)[] = [
      ({ tables }) => void tables.segments.delete([...tables.segments.keys()][0] as number),
      ({ tables }) => {
        const [first] = [...tables.segments.values()]
        if (first) tables.segments.set(999, { ...first, seq: 999 })
      },
      ({ tables }) => {
        const [first, second] = [...tables.segments.values()]
        if (first && second) tables.segments.set(first.seq, { ...second, seq: first.seq, part: first.part })
      },
      ({ tables }) => void tables.meta.clear(),
    ]
    for (const damage of damages) {
      const portal = aPortal()
      const post = await makePost()
      const desk = await openPost(post, portal)
      await desk.sync()
      await desk.run(labelBox, { kind: 'tray', id: 't4', label: 'waiting' })
      desk.crash()
      damage(post)
      const again = await openPost(post, portal)
      expect(again.state.manifest.mustRefresh || again.state.manifest.epoch === null).toBe(true)
      await again.sync()
      expect(portal.held('tray').get('t4')).toMatchObject({ labels: ['waiting'] })
      expect(new Map(again.all(trayRecord).map((tray) => [tray.id, tray]))).toEqual(portal.held('tray'))
    }
  })

  it('V3: a damaged body of a lazy partition is found on use, and pulled again', async () => {
    const portal = aPortal()
    const post = await makePost()
    const first = await openPost(post, portal)
    await first.sync()
    for (const [seq, row] of post.tables.bodies) {
      const body = row.body.slice()
      body[20] = (body[20] ?? 0) ^ 1
      post.tables.bodies.set(seq, { seq, body })
    }
    const desk = await openPost(post, portal)
    await desk.vault.load(boxRecord, ['2026-11'])
    await desk.sync()
    expect(desk.all(boxRecord, ['2026-11'])).toHaveLength(4)
  })
})

describe('V3: compaction', () => {
  it('V3: rewrites a partition when half of it is dead, and nothing changes for the reader', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.sync()
    for (let round = 0; round < 40; round++) {
      portal.put('tray', aBox('t0', { text: `round ${round}` }))
      await desk.pull()
    }
    await compactLog(desk.state)
    expect(post.tables.segments.size).toBeLessThan(30)
    const again = await openPost(post, portal)
    expect(again.state.manifest.mustRefresh).toBe(false)
    expect(again.vault.view.get(trayRecord, 't0')?.text).toBe('round 39')
    expect(new Map(again.all(trayRecord).map((tray) => [tray.id, tray]))).toEqual(portal.held('tray'))
  })
})
