import type { Contract, EmitterOf } from '#shared/bridge/contract.ts'
import { hostContract, type HostServices } from '#shared/bridge/host-contract.ts'
import { createFilesService } from '#main/services/files-service.ts'
import { createJournalService } from '#main/services/journal/journal-service.ts'
import { createLockService } from '#main/services/lock-service.ts'
import type { PokeTimings } from '#main/services/portal/poke-timings.ts'
import { createPortalService } from '#main/services/portal/portal-service.ts'
import type { HostPorts } from '#main/services/ports.ts'
import { createPostService } from '#main/services/post/post-service.ts'
import { createTechnicalLog } from '#main/services/post/technical-log.ts'
import { createSecretsService } from '#main/services/secrets-service.ts'
import type { TechnicalLog } from '#main/services/technical-log-port.ts'
import { createEventHub, type EventHub } from './event-hub.ts'

export interface Host {
  readonly services: HostServices
  readonly events: EventHub
  readonly log: TechnicalLog
  /** Resolves once no file is open any more. */
  close(): Promise<void>
}

/** Ports in, services out: the same host under Electron and under Node. */
export function createHost(ports: HostPorts, options: { readonly pokes?: PokeTimings } = {}): Host {
  const events = createEventHub()
  const log = createTechnicalLog(ports.paths)
  const portal = createPortalService(ports, emitterOf(hostContract.portal, events, log), options.pokes)
  const journal = createJournalService(ports.paths)
  const lock = createLockService(ports, emitterOf(hostContract.lock, events, log))
  return {
    services: {
      portal: portal.service,
      journal: journal.service,
      secrets: createSecretsService(ports),
      lock: lock.service,
      files: createFilesService(ports),
      post: createPostService(ports, log),
    },
    events,
    log,
    close: () => {
      portal.stop()
      lock.stop()
      log.close()
      return journal.stop()
    },
  }
}

/** An event that its contract does not know never leaves the host. */
function emitterOf<C extends Contract>(contract: C, events: EventHub, log: TechnicalLog): EmitterOf<C> {
  return (event, payload) => {
    const parsed = contract.events[event]?.safeParse(payload)
    if (parsed?.success) events.publish({ service: contract.name, event, payload: parsed.data })
    else log.write('error', 'event-refused', { service: contract.name, event })
  }
}
