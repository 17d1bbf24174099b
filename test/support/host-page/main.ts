import { connectHost } from '#renderer/host/connect-host.ts'
import type { HostClient } from '#shared/bridge/host-contract.ts'

/** The smallest page on a host: tests call the client from the outside. */
declare global {
  interface Window {
    hostClient: Promise<HostClient>
    heard: unknown[]
  }
}

window.heard = []
window.hostClient = connectHost()
void window.hostClient.then((client) => client.lock.on('mustLock', (event) => window.heard.push(event)))
