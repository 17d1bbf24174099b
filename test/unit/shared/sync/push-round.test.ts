import { afterEach, describe, expect, it } from 'vitest'
import { aRunningEngine, stopEngines } from '#test/support/engine-scene.ts'

afterEach(stopEngines)

describe('S3, S4: pushing', () => {
  it('S3: at most 100 commands a push, in order, one push at a time', async () => {
    const scene = await aRunningEngine()
    for (let i = 0; i < 250; i++)
      scene.store.type('writeBox', { kind: 'tray', id: `t${i}`, drawer: '', text: 'x', was: null })
    scene.engine.nudge('typed')
    await scene.clock.pass(1_000)
    expect(scene.pushes).toEqual([100, 100, 50])
    expect(scene.portal.received).toBe(250)
    expect(scene.store.queue).toEqual([])
  })

  it('what is typed without a pause leaves together, two seconds after the first at the latest', async () => {
    const scene = await aRunningEngine()
    for (let typed = 0; typed < 12; typed++) {
      scene.store.type('writeBox', { kind: 'tray', id: `t${typed}`, drawer: '', text: 'x', was: null })
      scene.engine.nudge('typed')
      await scene.clock.pass(200)
    }
    expect(scene.pushes).toEqual([10])
    await scene.clock.pass(400)
    expect(scene.pushes).toEqual([10, 2])
  })

  it('S18: the batch halves on 413 and on a time-out, and grows again', async () => {
    const scene = await aRunningEngine()
    for (let i = 0; i < 90; i++)
      scene.store.type('writeBox', { kind: 'tray', id: `t${i}`, drawer: '', text: 'x', was: null })
    scene.pushFault = { kind: 'refusal', status: 413, code: 'too-large' }
    scene.engine.nudge('typed')
    await scene.clock.pass(500)
    scene.pushFault = { kind: 'fault', fault: 'portal-down', detail: 'timeout' }
    await scene.clock.pass(1_500)
    scene.pushFault = null
    await scene.clock.pass(10_000)
    expect(scene.pushes.slice(0, 4)).toEqual([90, 45, 22, 44])
    expect(scene.portal.received).toBe(90)
  })

  it('S4: needs_upgrade stops the queue and keeps everything', async () => {
    let isNeeded = false
    const scene = await aRunningEngine(undefined, { needsUpgrade: (is) => (isNeeded = is) })
    scene.store.type('fromTheFuture')
    scene.store.type('writeBox', { kind: 'tray', id: 't', drawer: '', text: 'x', was: null })
    scene.engine.nudge('typed')
    await scene.clock.pass(60_000)
    expect(isNeeded).toBe(true)
    expect(scene.store.queue).toHaveLength(2)
    expect(scene.portal.received).toBe(0)
  })

  it('S4: a command that makes the portal fail five times over ten minutes goes into its custody; the next one passes', async () => {
    const scene = await aRunningEngine()
    const { portal } = scene
    const run = portal.push.bind(portal)
    portal.push = (message) => {
      if (message.commands.some(({ name }) => name === 'poison')) throw new Error('500')
      return run(message)
    }
    scene.store.type('poison')
    scene.store.type('writeBox', { kind: 'tray', id: 't', drawer: '', text: 'x', was: null })
    const isPoisoned = () => scene.store.queue.some(({ name }) => name === 'poison')
    Object.defineProperty(scene, 'pushFault', {
      get: () =>
        isPoisoned() && portal.parked.length === 0 ? { kind: 'busy', status: 500, retryAfterMs: null } : null,
    })
    scene.engine.nudge('typed')
    await scene.clock.pass(500_000)
    expect(portal.parked).toEqual([])
    await scene.clock.pass(1_500_000)
    expect(portal.parked.map(({ name }) => name)).toEqual(['poison'])
    expect(scene.store.queue).toEqual([])
    expect(scene.store.settled.map(({ verdict }) => verdict)).toEqual(['parked', 'applied'])
  })

  it('S4: a busy portal is waited for as long as it asks', async () => {
    const scene = await aRunningEngine()
    scene.pushFault = { kind: 'busy', status: 429, retryAfterMs: 40_000 }
    scene.store.type('writeBox', { kind: 'tray', id: 't', drawer: '', text: 'x', was: null })
    scene.engine.nudge('typed')
    await scene.clock.pass(39_000)
    expect(scene.pushes).toHaveLength(1)
    scene.pushFault = null
    await scene.clock.pass(2_000)
    expect(scene.portal.received).toBe(1)
  })

  it('S2: a push whose answer was lost is sent again under the same numbers: one effect, one verdict', async () => {
    const scene = await aRunningEngine()
    const mids: number[][] = []
    const { portal } = scene
    const run = portal.push.bind(portal)
    portal.push = (message) => {
      mids.push(message.commands.map(({ mid }) => mid))
      return run(message)
    }
    scene.lostAnswers = 1
    scene.store.type('writeBox', { kind: 'tray', id: 'a', drawer: '', text: 'x', was: null })
    scene.store.type('writeBox', { kind: 'tray', id: 'b', drawer: '', text: 'y', was: null })
    scene.engine.nudge('typed')
    await scene.clock.pass(10_000)
    expect(mids).toEqual([
      [1, 2],
      [1, 2],
    ])
    expect([...portal.effects.values()]).toEqual([1, 1])
    expect(scene.store.settled.map(({ mid, verdict }) => [mid, verdict])).toEqual([
      [1, 'applied'],
      [2, 'applied'],
    ])
  })

  it('S2: told that another number is expected, numbers what waits from it', async () => {
    const scene = await aRunningEngine()
    scene.store.queue = [
      {
        mid: 7,
        name: 'writeBox',
        version: 1,
        args: { kind: 'tray', id: 't', drawer: '', text: 'x', was: null },
        typedAt: '2026-11-16T08:00:00.000Z' as never,
      },
    ]
    scene.engine.nudge('typed')
    await scene.clock.pass(1_000)
    expect(scene.portal.station('post-0001').lastMid).toBe(1)
    expect(scene.store.queue).toEqual([])
  })
})

describe('S11: resets', () => {
  it('S11: a cursor below the floor is refused, and the base is pulled whole', async () => {
    const scene = await aRunningEngine((one) => {
      one.portal.put('tray', { id: 'old' })
    })
    scene.portal.put('tray', { id: 'new' })
    scene.portal.floor = scene.portal.rev
    await scene.clock.pass(61_000)
    expect([...scene.store.rows.keys()].sort()).toEqual(['tray|new', 'tray|old'])
  })

  it('S11: a whole base whose digest still differs is not pulled in a circle', async () => {
    const scene = await aRunningEngine((one) => {
      one.store.digests = async () => []
      one.portal.put('tray', { id: 'a' })
    })
    await scene.clock.pass(300_000)
    expect(scene.pulls.length).toBeLessThan(10)
  })
})
