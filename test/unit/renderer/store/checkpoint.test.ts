import { describe, expect, it } from 'vitest'
import { boxRecord, trayRecord, type Box } from '#test/support/box-feature.ts'
import { aBox, aPortal } from '#test/support/box-portal.ts'
import { makePost, openPost, transportOf } from '#test/support/test-workstation.ts'

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

  it('S10: a row that leaves and comes back is there again: it was evicted, not deleted', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    portal.put('tray', aBox('t1', { scopes: ['class:4A'] }))
    await desk.pull()
    portal.put('tray', aBox('t1', { scopes: ['class:3B'], text: 'came back' }))
    await desk.pull()
    // Its only scope is lost while it comes into another.
    portal.put('tray', aBox('t3', { scopes: ['etab'], text: 'shared since' }))
    portal.scopes = ['etab']
    await desk.pull()
    expect(desk.vault.view.get(trayRecord, 't3')?.text).toBe('shared since')
    const ids = (one: typeof desk) =>
      one
        .all(trayRecord)
        .map(({ id, text }) => `${id}: ${text}`)
        .sort()
    const expected = [...portal.held('tray').values()].map((one) => {
      const { id, text } = one as { id: string; text: string }
      return `${id}: ${text}`
    })
    expect(ids(desk)).toEqual(expected.sort())
    expect(ids(await openPost(post, portal))).toEqual(expected)
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
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.pull()
    expect(desk.vault.view.get(trayRecord, 't1')).toHaveProperty('colour', 'blue')
    const again = await openPost(post, portal)
    expect(again.vault.view.get(trayRecord, 't1')).toHaveProperty('colour', 'blue')
  })
})
