import { describe, expect, it } from 'vitest'
import { boxRecord, labelBox, trayRecord } from '#test/support/box-feature.ts'
import { aBox, aPortal } from '#test/support/box-portal.ts'
import { makePost, openPost } from '#test/support/test-workstation.ts'
import { appendCommand } from '#renderer/store/write-outbox.ts'
import { compactLog } from '#renderer/store/compact-log.ts'

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

  it('S11, S17: what a portal had refused before its restore keeps its words, whoever takes its number', async () => {
    const portal = aPortal()
    const post = await makePost()
    const desk = await openPost(post, portal)
    await desk.sync()
    const backup = portal.backup()
    const typed = { name: 'writeBox', version: 1, typedAt: portal.time() }
    const at = { kind: 'tray', id: 't0', drawer: '2026-11', was: null }
    await appendCommand(desk.state, { ...typed, args: { ...at, text: 'forbidden words' } }).written
    await desk.sync()
    portal.restore(backup)
    await desk.sync()
    await desk.run(labelBox, { kind: 'tray', id: 't0', label: 'typed after the restore' })
    await desk.sync()
    desk.crash()
    const again = await openPost(post, portal)
    const toDecide = [...again.state.settled.values()].filter(({ isClosed }) => !isClosed)
    expect(toDecide).toMatchObject([{ verdict: 'rejected', args: { text: 'forbidden words' } }])
    expect(portal.station(post.profileId).lastMid).toBe(1)
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

  it('V3: within one partition, an earlier segment replayed under a later number is seen, head or body', async () => {
    const replays: readonly ((
      post: Awaited<ReturnType<typeof makePost>>,
      old: number,
      late: number,
    ) => void)[] = [
      ({ tables }, old, late) => {
        const [head, body] = [tables.segments.get(old), tables.bodies.get(old)]
        if (head && body) {
          tables.segments.set(late, { ...head, seq: late })
          tables.bodies.set(late, { ...body, seq: late })
        }
      },
      ({ tables }, old, late) => {
        const body = tables.bodies.get(old)
        if (body) tables.bodies.set(late, { ...body, seq: late })
      },
    ]
    for (const replay of replays) {
      const portal = aPortal(0)
      const post = await makePost()
      const desk = await openPost(post, portal)
      for (const text of ['earlier', 'later']) {
        portal.put('tray', aBox('t0', { text }))
        await desk.pull()
      }
      desk.crash()
      const [old, late] = [...post.tables.segments.keys()].sort((a, b) => a - b)
      replay(post, old as number, late as number)
      const again = await openPost(post, portal)
      expect(again.state.manifest.mustRefresh).toBe(true)
      await again.sync()
      expect(again.vault.view.get(trayRecord, 't0')?.text).toBe('later')
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
    portal.delete('tray', 't2')
    await desk.pull()
    await compactLog(desk.state)
    expect(post.tables.segments.size).toBeLessThan(30)
    const again = await openPost(post, portal)
    expect(again.state.manifest.mustRefresh).toBe(false)
    expect(again.vault.view.get(trayRecord, 't2')).toBeUndefined()
    expect(again.vault.view.get(trayRecord, 't0')?.text).toBe('round 39')
    expect(new Map(again.all(trayRecord).map((tray) => [tray.id, tray]))).toEqual(portal.held('tray'))
  })
})
