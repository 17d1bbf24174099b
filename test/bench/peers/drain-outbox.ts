import type { HostClient } from '#shared/bridge/host-contract.ts'
import { freshMemory } from '#shared/sync/engine-context.ts'
import { firstAgenda } from '#shared/sync/engine-agenda.ts'
import { runRound } from '#shared/sync/engine-round.ts'
import type { Watcher } from '#shared/sync/ports.ts'
import { localStoreOf } from '#renderer/store/local-store.ts'
import { schemaOf, type VaultState } from '#renderer/store/vault-state.ts'
import { pageClock, pageRandom } from '#renderer/sync/page-clock.ts'
import { createPortalTransport } from '#renderer/sync/portal-transport.ts'

/** One round of the engine as shipped: everything that waits is pushed, then what the portal made of it is pulled. */
export async function drainOutbox(state: VaultState, host: HostClient): Promise<void> {
  const store = localStoreOf(state)
  const memory = { ...freshMemory(), digestAtMs: pageClock.now() }
  await runRound(
    {
      store,
      transport: createPortalTransport(host.portal),
      clock: pageClock,
      random: pageRandom,
      watcher,
      schema: schemaOf(state.types),
      memory,
    },
    firstAgenda(pageClock.now()),
  )
  if (store.pending().length > 0) throw new Error(`${store.pending().length} commands still wait`)
}

const silent = () => {}

const watcher: Watcher = {
  line: (line, detail) => {
    if (line !== 'online') throw new Error(`the line is ${line}: ${detail}`)
  },
  sending: silent,
  pulling: silent,
  needsUpgrade: silent,
  refused: (code) => {
    throw new Error(`the portal refuses: ${code}`)
  },
}
