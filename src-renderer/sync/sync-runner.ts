import type { HostClient } from '#shared/bridge/host-contract.ts'
import type { ParkMessage } from '#shared/protocol/push.ts'
import { freshMemory } from '#shared/sync/engine-context.ts'
import { parkCommands } from '#shared/sync/park-commands.ts'
import type { Clock, LocalStore, Random } from '#shared/sync/ports.ts'
import { createSyncEngine, type SyncEngine } from '#shared/sync/sync-engine.ts'
import { messageOf } from '#shared/sync/take-batch.ts'
import { localStoreOf } from '#renderer/store/local-store.ts'
import { schemaOf, type VaultState } from '#renderer/store/vault-state.ts'
import { pageClock, pageRandom } from './page-clock.ts'
import { createPortalTransport } from './portal-transport.ts'
import { createPublisher } from './publish-items.ts'
import { silentStatus, useSyncStatus } from './sync-status.ts'
import { watchEnds } from './watch-ends.ts'
import { createLineWatcher } from './watch-line.ts'

/** The sync of one opened vault. */
export interface SyncRun {
  /** « Réessayer », a session renewed: talks to the portal now. */
  now(): void
  /** Sends what waits; false as soon as the line gives up. */
  sendAll(): Promise<boolean>
  /** Hands everything that waits to the portal's custody, raw (laws S4, V7). */
  parkAll(reason: ParkMessage['reason']): Promise<boolean>
  /** Stops at once, whatever is on the wire (law L2). */
  stop(): void
}

export interface RunnerParts {
  readonly state: VaultState
  readonly host: Pick<HostClient, 'portal'>
  readonly sessionEnded: (code: string) => void
  /** The portal answers again, or for the first time. */
  readonly online: () => void
  readonly refused: (code: string) => void
  readonly clock?: Clock
  readonly random?: Random
}

let current: SyncRun | null = null

/** « Réessayer » for any screen; nothing happens while the post is locked. */
export function syncNow(): void {
  current?.now()
}

export function startSync(parts: RunnerParts): SyncRun {
  const { state, host, clock = pageClock, random = pageRandom } = parts
  const store = localStoreOf(state)
  const transport = createPortalTransport(host.portal)
  const { publish, stop: stopPublishing } = createPublisher(state, () => clock.now())
  const ear = createEar(host)
  const online = () => {
    ear.lineIsBack()
    parts.online()
  }
  const watcher = createLineWatcher(() => clock.now(), { ...parts, online, changed: publish })
  const engine = createSyncEngine({ store, transport, clock, random, watcher, schema: schemaOf(state.types) })
  const stops = [
    followVault(state, store, engine, publish),
    watchEnds(state),
    host.portal.on('poke', ({ head }) => engine.poke(head)),
    // A stream that ends may be a session closed on the portal: asked at once, not at the next poll (law S19).
    host.portal.on('channel', ({ isOpen }) => {
      engine.channel(isOpen)
      ear.heard(isOpen)
      if (!isOpen) engine.nudge('line')
    }),
    // Gone or back, the line is tried at once: the state on screen never waits for the next poll (law S19).
    host.portal.on('network', ({ isUp }) => {
      if (isUp) ear.listenAgain()
      engine.nudge('line')
    }),
  ]
  ear.listen(true)
  void engine.run()

  const run: SyncRun = {
    now() {
      ear.listen(true)
      engine.nudge('asked')
    },
    sendAll: () => waitUntilSent(state, () => engine.nudge('asked')),
    parkAll: async (reason) => {
      const memory = freshMemory()
      return parkCommands({ store, transport, memory }, reason, store.pending().map(messageOf))
    },
    stop() {
      engine.stop()
      for (const stop of stops) stop()
      ear.listen(false)
      stopPublishing()
      useSyncStatus.setState(silentStatus)
      current = null
    },
  }
  current = run
  return run
}

interface Ear {
  listen(on: boolean): void
  listenAgain(): void
  /** The poke channel opened or closed. */
  heard(isOpen: boolean): void
  /** The portal answers: for the first time, or again. */
  lineIsBack(): void
}

/** Listens to the pokes. A stream that died with the line is opened anew with it: its fallback would last minutes (law S18). */
function createEar(host: RunnerParts['host']): Ear {
  let isOpen = false
  let hasBegun = false
  const listen = (on: boolean) => void host.portal.listen({ on }).catch(() => undefined)
  const listenAgain = () => {
    listen(false)
    listen(true)
  }
  return {
    listen,
    listenAgain,
    heard: (open) => void (isOpen = open),
    lineIsBack() {
      if (hasBegun && !isOpen) listenAgain()
      hasBegun = true
    },
  }
}

/** Only what is on the disk may leave (law V4): the engine hears of a command once it is durable. */
function followVault(
  state: VaultState,
  store: LocalStore,
  engine: SyncEngine,
  publish: () => void,
): () => void {
  let durable = store.pending().length
  let isDoubted = state.manifest.mustRefresh
  const told = () => {
    const isMore = store.pending().length > durable
    const isNewDoubt = state.manifest.mustRefresh && !isDoubted
    durable = store.pending().length
    isDoubted = state.manifest.mustRefresh
    publish()
    if (isNewDoubt) engine.nudge('asked')
    else if (isMore) engine.nudge('typed')
  }
  state.listeners.add(told)
  return () => state.listeners.delete(told)
}

/** Resolves true once nothing waits, false once the line has failed or time is up. */
function waitUntilSent(state: VaultState, nudge: () => void, mostMs = 60_000): Promise<boolean> {
  if (state.outbox.entries.length === 0) return Promise.resolve(true)
  return new Promise((resolve) => {
    const end = (isSent: boolean) => {
      clearTimeout(timer)
      stopStatus()
      state.listeners.delete(look)
      resolve(isSent)
    }
    const look = () => state.outbox.entries.length === 0 && end(true)
    const timer = setTimeout(() => end(state.outbox.entries.length === 0), mostMs)
    const stopStatus = useSyncStatus.subscribe(({ line, needsUpgrade }) => {
      if (needsUpgrade || (line !== 'online' && line !== 'sending')) end(false)
    })
    state.listeners.add(look)
    nudge()
  })
}
