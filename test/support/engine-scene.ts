import type { Reply, Transport, Watcher } from '#shared/sync/ports.ts'
import { createSyncEngine, type SyncEngine } from '#shared/sync/sync-engine.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { createMemoryLocalStore, type MemoryLocalStore } from './memory-local-store.ts'
import { ModelPortal } from './model-portal.ts'
import { silentWatcher, transportOf } from './test-workstation.ts'

const startMs = Date.parse('2026-11-16T08:00:00.000Z')

/** An engine that runs on a clock of its own, over a line that fails when told. */
export interface Scene {
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
  /** Pushes that the portal takes and whose answer does not come back. */
  lostAnswers: number
}

const running: Scene[] = []
/** For `afterEach`. */
export function stopEngines(): void {
  for (const { engine } of running.splice(0)) engine.stop()
}

export async function aRunningEngine(
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
    lostAnswers: 0,
  } as Omit<Scene, 'engine'> & { engine?: SyncEngine }
  const transport: Transport = {
    ...wire,
    push: async (message) => {
      scene.pushes.push(message.commands.length)
      const reply = scene.fault ?? scene.pushFault ?? (await wire.push(message))
      if (scene.lostAnswers === 0) return reply
      scene.lostAnswers -= 1
      return { kind: 'fault', fault: 'no-network', detail: '' }
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
