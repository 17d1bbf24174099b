import { portalNowMs } from '#shared/sync/portal-time.ts'
import type { SettledCommand } from '#shared/sync/settled-command.ts'
import { isLoaded, loadPartitions } from './load-partitions.ts'
import { couldRun, runInVault } from './run-in-vault.ts'
import { sealSettled } from './settled-rows.ts'
import type { DraftStore } from './draft-store.ts'
import type { Vault } from './vault.ts'
import { actorOf, tellVault, type VaultState } from './vault-state.ts'

/** The opened vault as screens know it. */
export function createVault(state: VaultState, drafts: DraftStore): Vault {
  return {
    profileId: state.profileId,
    get person() {
      return state.person
    },
    actor: () => actorOf(state),
    view: state.collections,
    drafts,
    run: (command, args) => runInVault(state, command, args),
    couldRun: (command, args) => couldRun(state, command, args),
    load: (type, partitions) => loadPartitions(state, type, partitions),
    isLoaded: (type, partitions) => isLoaded(state, type.kind, partitions),
    closeItem: (mid) => closeItem(state, mid),
    subscribe(listener) {
      state.listeners.add(listener)
      return () => void state.listeners.delete(listener)
    },
    portalNow() {
      const { portalTime } = state.manifest
      return portalTime ? portalNowMs(portalTime, state.clock.now()) : state.clock.now()
    },
  }
}

async function closeItem(state: VaultState, mid: number): Promise<void> {
  const item = state.settled.get(mid)
  if (!item || item.isClosed) return
  const closed: SettledCommand = { ...item, isClosed: true }
  await state.disk.write({ settled: [await sealSettled(state, closed)] })
  state.settled.set(mid, closed)
  state.settledEdition += 1
  tellVault(state)
}

/** Drops rows, commands and keys' holders (law L2). Nothing of the profile is reachable from the state afterwards. */
export function closeVault(state: VaultState): void {
  state.isClosed = true
  state.collections.clear()
  state.outbox.entries = []
  state.outbox.queued = []
  state.settled.clear()
  state.loaded.clear()
  state.listeners.clear()
  state.log.places.clear()
  state.log.segments.clear()
  state.log.partitions.clear()
  state.disk.close()
}
