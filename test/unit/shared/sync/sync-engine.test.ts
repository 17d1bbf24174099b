import { afterEach, describe, expect, it } from 'vitest'
import { aRunningEngine, stopEngines } from '#test/support/engine-scene.ts'

afterEach(stopEngines)

describe('S18: when it talks', () => {
  it('S18: without a poke channel, polls each 60 s', async () => {
    const { clock, pulls } = await aRunningEngine()
    await clock.pass(200_000)
    expect(pulls).toEqual([0, 60, 120, 180])
  })

  it('S18: with an open channel, a poke brings a pull within a second; a lost one is met within 5 min', async () => {
    const { clock, engine, portal, pulls, store } = await aRunningEngine()
    engine.channel(true)
    await clock.settle()
    const before = pulls.length
    portal.put('tray', { id: 'a' })
    engine.poke(portal.rev)
    await clock.pass(1_000)
    expect(pulls).toHaveLength(before + 1)
    portal.put('tray', { id: 'b' })
    await clock.pass(290_000)
    expect(pulls).toHaveLength(before + 1)
    await clock.pass(20_000)
    expect(store.rows.has('tray|b')).toBe(true)
  })

  it('S18: 35 s after the channel closed, it pulls, then each 60 s', async () => {
    const { clock, engine, pulls } = await aRunningEngine()
    engine.channel(true)
    await clock.pass(10_000)
    engine.channel(false)
    pulls.splice(0)
    await clock.pass(100_000)
    expect(pulls).toEqual([45, 105])
  })

  it('S11, S18: typed over a base that must be pulled whole while the line is down, it waits instead of turning in circles', async () => {
    const scene = await aRunningEngine((one) => {
      one.fault = { kind: 'fault', fault: 'no-network', detail: '' }
    })
    await scene.clock.pass(600_000)
    await scene.store.doubtBase()
    scene.store.type('writeBox')
    // A loop that never sleeps would hang the page, and this test: past a thousand looks it is stopped.
    let looks = 0
    const { state } = scene.store
    scene.store.state = () => {
      if ((looks += 1) > 1_000) scene.engine.stop()
      return state()
    }
    scene.engine.nudge('typed')
    await scene.clock.pass(2_000)
    expect(looks).toBeLessThan(100)
    scene.fault = null
    await scene.clock.pass(300_000)
    expect(scene.pushes.length).toBeGreaterThan(0)
  })

  it('S18: a poke for a head already held asks nothing', async () => {
    const { clock, engine, portal, pulls } = await aRunningEngine()
    engine.poke(portal.rev)
    await clock.pass(5_000)
    expect(pulls).toHaveLength(1)
  })

  it('S18: backs off exponentially, 1 s to 5 min, and recovers at the first answer', async () => {
    const scene = await aRunningEngine((one) => {
      one.fault = { kind: 'fault', fault: 'no-network', detail: '' }
    })
    await scene.clock.pass(2_000_000)
    const gaps = scene.pulls.slice(1).map((at, index) => at - (scene.pulls[index] ?? 0))
    expect(gaps.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300])
    scene.fault = null
    await scene.clock.pass(300_000)
    expect(scene.lines.at(-1)).toBe('online')
  })

  it('S18: the network coming back, or « Réessayer », is tried at once', async () => {
    const scene = await aRunningEngine((one) => {
      one.fault = { kind: 'fault', fault: 'no-network', detail: '' }
    })
    await scene.clock.pass(1_000_000)
    scene.fault = null
    scene.engine.nudge('line')
    await scene.clock.settle()
    expect(scene.lines.at(-1)).toBe('online')
  })

  it('S18: asked again while a call was failing, it tries at once, once', async () => {
    const scene = await aRunningEngine()
    let fail = () => {}
    scene.portal.pull = () => {
      throw new Error('not reached')
    }
    const hanging = new Promise<void>((resolve) => (fail = resolve))
    Object.defineProperty(scene, 'fault', {
      get: () => hanging.then(() => ({ kind: 'fault', fault: 'portal-down', detail: 'timeout' })),
    })
    await scene.clock.pass(60_000)
    scene.engine.nudge('asked')
    fail()
    await scene.clock.settle()
    expect(scene.pulls).toEqual([0, 60, 60])
    await scene.clock.pass(900)
    expect(scene.pulls).toHaveLength(3)
  })

  it('S19: the line says which fault it is', async () => {
    for (const fault of [
      'no-network',
      'captive-portal',
      'proxy-auth',
      'certificate',
      'portal-down',
      'not-portal',
    ] as const) {
      const { lines } = await aRunningEngine((one) => {
        one.fault = { kind: 'fault', fault, detail: '' }
      })
      expect(lines).toEqual([fault])
    }
  })

  it('S19: a session that ended is not asked about again until somebody acts', async () => {
    const scene = await aRunningEngine((one) => {
      one.fault = { kind: 'fault', fault: 'session-ended', detail: 'session-expired' }
    })
    await scene.clock.pass(3_600_000)
    expect(scene.pulls).toHaveLength(1)
    scene.fault = null
    scene.engine.nudge('asked')
    await scene.clock.settle()
    expect(scene.lines.at(-1)).toBe('online')
  })
})

describe('S8: when the disk refuses', () => {
  it('S8: a checkpoint that the disk refuses is pulled again later; the engine goes on', async () => {
    const scene = await aRunningEngine()
    const begin = scene.store.beginCheckpoint.bind(scene.store)
    let isFull = true
    scene.store.beginCheckpoint = (fresh) => {
      const checkpoint = begin(fresh)
      return {
        ...checkpoint,
        commit: (close) => (isFull ? Promise.reject(new Error('full')) : checkpoint.commit(close)),
      }
    }
    scene.portal.put('tray', { id: 'a' })
    scene.store.type('writeBox', { kind: 'tray', id: 't', drawer: '', text: 'x', was: null })
    scene.engine.nudge('typed')
    await scene.clock.pass(120_000)
    expect(scene.store.queue).toHaveLength(1)
    expect(scene.pulls.length).toBeGreaterThan(3)
    expect(scene.pulls.length).toBeLessThan(20)
    isFull = false
    await scene.clock.pass(300_000)
    expect(scene.store.queue).toEqual([])
    expect(scene.store.rows.has('tray|a')).toBe(true)
    expect(scene.portal.received).toBe(1)
  })
})
