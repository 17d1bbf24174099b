import { describe, expect, it } from 'vitest'
import type { Instant } from '#shared/kernel/instant.ts'
import { endScopes, keepTime } from '#renderer/store/end-scopes.ts'
import { boxRecord, trayRecord } from '#test/support/box-feature.ts'
import { aBox, aPortal } from '#test/support/box-portal.ts'
import type { ModelPortal } from '#test/support/model-portal.ts'
import { makePost, openPost, transportOf, type TestPost } from '#test/support/test-workstation.ts'

const hour = 3_600_000
const dayMs = 24 * hour
const lent = 'cahier:t1'
/** The model portal’s morning is 16 November at 8 h: what is lent ends eight days later. */
const end = '2026-11-24T23:00:00.000Z' as Instant

/** Everything but what is lent, and six boxes lent until the end, two of which are held otherwise too. */
function lendingPortal(): ModelPortal {
  const portal = aPortal()
  for (let n = 0; n < 4; n++) portal.put('tray', aBox(`lent${n}`, { scopes: [lent] }))
  portal.put('box', aBox('lent-box', { scopes: [lent], drawer: '2026-11' }))
  portal.put('tray', aBox('both', { scopes: [lent, 'etab'] }))
  portal.scopes = ['etab', lent]
  portal.scopeEnds = { [lent]: end }
  return portal
}

async function borrower(post?: TestPost, portal = lendingPortal()) {
  const made = post ?? (await makePost())
  const desk = await openPost(made, portal)
  await desk.pull()
  return { post: made, portal, desk }
}

const lentIn = (desk: Awaited<ReturnType<typeof openPost>>) =>
  desk
    .all(trayRecord)
    .map(({ id }) => id)
    .filter((id) => id.startsWith('lent'))

const pass = (post: TestPost, portal: ModelPortal, ms: number) => {
  post.now += ms
  portal.now += ms
}

describe('what is held for a time', () => {
  it('S10 C2: leaves memory at its end, the line cut; what another scope covers stays', async () => {
    const { post, portal, desk } = await borrower()
    pass(post, portal, 8 * dayMs)
    await endScopes(desk.state)
    expect(lentIn(desk)).toHaveLength(4)
    pass(post, portal, dayMs)
    await endScopes(desk.state)
    expect(lentIn(desk)).toEqual([])
    expect(desk.vault.view.get(trayRecord, 'both')).toBeDefined()
    expect(desk.vault.actor().scopes).toEqual(['etab'])
    await desk.vault.load(boxRecord, ['2026-11'])
    expect(desk.vault.view.get(boxRecord, 'lent-box')).toBeUndefined()
  })

  it('S10 V3: no segment that held it is left on the disk', async () => {
    const { post, portal, desk } = await borrower()
    const before = new Map(post.tables.bodies)
    const holding = [...desk.state.log.segments].flatMap(([seq, head]) =>
      head.scopeSets.some((scopes) => scopes.includes(lent)) ? [seq] : [],
    )
    expect(holding.length).toBeGreaterThan(0)
    pass(post, portal, 9 * dayMs)
    await endScopes(desk.state)
    for (const seq of holding) expect(post.tables.bodies.has(seq)).toBe(false)
    expect(post.tables.bodies.size).toBeGreaterThan(0)
    for (const [seq, row] of post.tables.bodies) expect(before.get(seq) ?? row).toBe(row)
  })

  it('S10: is gone before anything is opened, when its end came while the post was off', async () => {
    const { post, portal } = await borrower()
    pass(post, portal, 9 * dayMs)
    const later = await openPost(post, portal)
    expect(lentIn(later)).toEqual([])
    expect(later.state.manifest.mustRefresh).toBe(false)
    expect(lentIn(await openPost(post, portal))).toEqual([])
  })

  it('S6 S10: is judged by the portal’s clock: the device’s own may be wrong by ten years', async () => {
    const made = await makePost()
    made.now -= 10 * 365 * dayMs
    const { post, portal, desk } = await borrower(made)
    pass(post, portal, 8 * dayMs)
    await endScopes(desk.state)
    expect(lentIn(desk)).toHaveLength(4)
    pass(post, portal, dayMs)
    await endScopes(desk.state)
    expect(lentIn(desk)).toEqual([])
  })

  it('S10: a clock set back gives nothing back, then or at the next opening', async () => {
    const { post, portal } = await borrower()
    pass(post, portal, 9 * dayMs)
    await openPost(post, portal)
    post.now -= 9 * dayMs
    expect(lentIn(await openPost(post, portal))).toEqual([])
  })

  it('S10: a clock set back before the end does not stretch it: closed until the portal is heard, then back', async () => {
    const { post, portal, desk } = await borrower()
    pass(post, portal, 7 * dayMs)
    await keepTime(desk.state)
    post.now -= 6 * dayMs
    const later = await openPost(post, portal)
    expect(lentIn(later)).toEqual([])
    await later.pull()
    expect(lentIn(later)).toHaveLength(4)
    portal.now += 2 * dayMs
    post.now += 2 * dayMs
    await endScopes(later.state)
    expect(lentIn(later)).toEqual([])
  })

  it('S10: the hour of an opening is kept before anybody can put it back', async () => {
    const { post, portal } = await borrower()
    pass(post, portal, 7 * dayMs)
    expect(lentIn(await openPost(post, portal))).toHaveLength(4)
    post.now -= 6 * dayMs
    expect(lentIn(await openPost(post, portal))).toEqual([])
  })

  it('S6: the portal’s own word puts right a device that believed itself later', async () => {
    const { post, portal, desk } = await borrower()
    post.now += 30 * dayMs
    await endScopes(desk.state)
    expect(lentIn(desk)).toEqual([])
    await desk.pull()
    expect(lentIn(desk)).toHaveLength(4)
    post.now -= 30 * dayMs
    expect(lentIn(await openPost(post, portal))).toEqual([])
  })

  it('S8 S10: what a pull brings of a scope that ended meanwhile is not applied: it is asked for again', async () => {
    const { post, portal, desk } = await borrower()
    const wire = transportOf(portal)
    let asked = 0
    desk.engine.transport.pull = async (message) => {
      asked += 1
      const reply = await wire.pull(message)
      if (asked > 1) return reply
      // The device’s clock is ahead of the portal’s: the end comes here first.
      post.now += 30 * dayMs
      await endScopes(desk.state)
      return reply
    }
    portal.put('tray', aBox('lent9', { scopes: [lent] }))
    await desk.pull()
    expect(lentIn(desk)).toHaveLength(5)
    expect(asked).toBeGreaterThan(1)
    expect(await desk.engine.store.digests([lent])).toEqual([
      portal.digests().find(({ scope }) => scope === lent),
    ])
  })

  it('S10 S11: a disk that refuses keeps nothing in memory, and the base is pulled whole after', async () => {
    const { post, portal, desk } = await borrower()
    pass(post, portal, 9 * dayMs)
    const { write } = post.disk
    post.disk.write = () => Promise.reject(new Error('full'))
    await endScopes(desk.state)
    expect(lentIn(desk)).toEqual([])
    expect(desk.state.manifest.mustRefresh).toBe(true)
    post.disk.write = write
    portal.scopes = ['etab']
    portal.scopeEnds = {}
    await desk.pull()
    expect(lentIn(desk)).toEqual([])
    expect(lentIn(await openPost(post, portal))).toEqual([])
  })

  it('S10: what left with a scope that the portal took back leaves the disk at once, dead or not by half', async () => {
    const { post, portal, desk } = await borrower()
    portal.scopes = ['etab']
    portal.scopeEnds = {}
    await desk.pull()
    await desk.state.writing.run(async () => undefined)
    await new Promise((resolve) => setImmediate(resolve))
    await desk.state.writing.run(async () => undefined)
    const sets = [...desk.state.log.segments.values()].flatMap((head) => head.scopeSets)
    expect(sets.filter((scopes) => !scopes.includes('etab'))).toEqual([])
    expect(post.tables.segments.size).toBe(desk.state.log.segments.size)
  })

  it('S11: a clock that counts in fractions of a millisecond does not cost the manifest (seed 120)', async () => {
    const made = await makePost()
    made.now += 0.25
    const { post, portal } = await borrower(made)
    const later = await openPost(post, portal)
    expect(later.state.manifest).toMatchObject({ mustRefresh: false, cursor: portal.rev })
    expect(lentIn(later)).toHaveLength(4)
  })

  it('S12: a portal that tells of no end sets none', async () => {
    const portal = lendingPortal()
    portal.scopeEnds = {}
    const { post, desk } = await borrower(undefined, portal)
    pass(post, portal, 400 * dayMs)
    await endScopes(desk.state)
    expect(lentIn(desk)).toHaveLength(4)
  })
})
