import { afterEach, describe, expect, it } from 'vitest'
import type { Reply, Transport, Watcher } from '#shared/sync/ports.ts'
import { createSyncEngine, type SyncEngine } from '#shared/sync/sync-engine.ts'
import { createFakeClock, type FakeClock } from '#test/support/fake-clock.ts'
import { createMemoryLocalStore, type MemoryLocalStore } from '#test/support/memory-local-store.ts'
import { ModelPortal } from '#test/support/model-portal.ts'
import { silentWatcher, transportOf } from '#test/support/test-workstation.ts'

const startMs = Date.parse('2026-11-16T08:00:00.000Z')

interface Scene {
  readonly portal: ModelPortal
  readonly store: MemoryLocalStore
  readonly clock: FakeClock
  readonly engine: SyncEngine
  readonly lines: string[]
  readonly pulls: number[]
  readonly pushes: number[]
  /** What the line does instead of answering; null: it answers. */
  fault: Reply<never> | null
  pushFault: Reply<never> | null
}

const running: Scene[] = []
afterEach(() => running.splice(0).forEach(({ engine }) => engine.stop()))

async function aRunningEngine(
  prepare?: (scene: Omit<Scene, 'engine'>) => void,
  watcher: Partial<Watcher> = {},
): Promise<Scene> {
  const portal = new ModelPortal()
  const clock = createFakeClock(startMs)
  const store = createMemoryLocalStore()
  const wire = transportOf(portal)
  const scene = {
    portal,
    store,
    clock,
    lines: [] as string[],
    pulls: [] as number[],
    pushes: [] as number[],
    fault: null,
    pushFault: null,
  } as Omit<Scene, 'engine'> & { engine?: SyncEngine }
  const transport: Transport = {
    ...wire,
    push: async (message) => {
      scene.pushes.push(message.commands.length)
      return scene.fault ?? scene.pushFault ?? wire.push(message)
    },
    pull: async (message) => {
      if (message.page === null) scene.pulls.push((clock.now() - startMs) / 1000)
      return scene.fault ?? wire.pull(message)
    },
    park: async (message) => scene.fault ?? wire.park(message),
  }
  prepare?.(scene)
  const engine = createSyncEngine({
    ...{ store, transport, clock, schema: {} },
    random: { next: () => 1 },
    watcher: { ...silentWatcher, line: (state) => scene.lines.push(state), ...watcher },
  })
  scene.engine = engine
  running.push(scene as Scene)
  void engine.run()
  await clock.settle()
  return scene as Scene
}

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

  it('S18: the batch halves on 413 and on a time-out, and grows again', async () => {
    const scene = await aRunningEngine()
    for (let i = 0; i < 90; i++)
      scene.store.type('writeBox', { kind: 'tray', id: `t${i}`, drawer: '', text: 'x', was: null })
    scene.pushFault = { kind: 'refusal', status: 413, code: 'too-large' }
    scene.engine.nudge('typed')
    await scene.clock.settle()
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
