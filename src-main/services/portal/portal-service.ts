import type { EmitterOf, ServiceOf } from '#shared/bridge/contract.ts'
import type { portalContract } from '#shared/bridge/portal-contract.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import type { HostPorts } from '#main/services/ports.ts'
import { diagnose } from './diagnose.ts'
import { createListening } from './listening.ts'
import { pokeTimings, type PokeTimings } from './poke-timings.ts'
import { createPortalLine } from './portal-line.ts'
import { createPortalSession } from './portal-session.ts'
import { saveDocument } from './save-document.ts'
import { createSealedSessions } from './sealed-session.ts'
import { watchNetwork } from './watch-network.ts'

type Ports = Pick<HostPorts, 'paths' | 'network' | 'config' | 'clock' | 'dialogs'>
type Emit = EmitterOf<typeof portalContract>

/** The authenticated line to the portal. The token never crosses to the window. */
export function createPortalService(
  ports: Ports,
  emit: Emit,
  timings: PokeTimings = pokeTimings,
): { service: ServiceOf<typeof portalContract>; stop: () => void } {
  const portalUrl = () => ports.config.read().portalUrl
  const line = createPortalLine(ports.network, portalUrl)
  const session = createPortalSession(ports, line, createSealedSessions(ports.paths))
  const listening = createListening({ line, token: session.token, emit, timings })
  const stopWatching = watchNetwork(ports.network, (isUp) => emit('network', { isUp }))

  const service: ServiceOf<typeof portalContract> = {
    call: ({ method, path, body, timeoutMs = 15_000 }) =>
      line.ask({ method, path, body, timeoutMs, token: session.token() }),
    save: (asked) => saveDocument({ line, dialogs: ports.dialogs, token: session.token() }, asked),
    signIn: (input) => session.signIn(input),
    keepSession: async (profile) => ({ kept: await session.keep(profile) }),
    resumeSession: async (profile) => ({ resumed: await session.resume(profile) }),
    dropSession: async ({ workstationId, erase }) => {
      const isForgotten = session.forget(workstationId)
      if (isForgotten) listening.set(false)
      const isErased = erase && (await session.erase(workstationId))
      return { dropped: isForgotten || isErased }
    },
    listen: async ({ on }) => ({ listening: listening.set(on) }),
    diagnose: async () => ({
      steps: await diagnose(line, ports.network, portalUrl(), session.token()),
      portalUrl: portalUrl(),
      at: instantOf(ports.clock.now()),
    }),
  }

  function stop(): void {
    listening.set(false)
    stopWatching()
  }
  return { service, stop }
}
