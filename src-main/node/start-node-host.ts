import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHost, type Host } from '#main/host/create-host.ts'
import { serveContract } from '#main/host/serve-contract.ts'
import type { PokeTimings } from '#main/services/portal/poke-timings.ts'
import { acceptPortalUrl } from '#main/services/post/post-config.ts'
import type { ScriptedDialogs } from './node-dialogs.ts'
import { createNodePorts } from './node-ports.ts'
import { createNodePower, type ManualPower } from './node-power.ts'
import { keepOwnPort, readOwnPort } from './own-port.ts'
import { serveStatic } from './serve-static.ts'
import { openSocketTransport, type SocketTransport } from './socket-transport.ts'

export interface NodeHostOptions {
  /** Folder of this post's data: settings, journal, sealed sessions, log. */
  readonly profile: string
  /** Folder of the built page. */
  readonly pageFolder: string
  /** Left out: the profile's own port, chosen once. */
  readonly port?: number
  /** Left out: the portal that the profile knows. */
  readonly portalUrl?: string
  readonly dialogs?: ScriptedDialogs
  readonly pokes?: PokeTimings
  /** A cable that a test pulls out; left out: what the system says. */
  readonly isNetworkUp?: () => boolean
}

export interface NodeHost {
  /** Opens the page and, by its fragment, the door. The fragment never reaches a server nor a log. */
  readonly url: string
  readonly host: Host
  /** Lock events by hand, for tests. */
  readonly power: ManualPower
  close(): Promise<void>
}

/** The host without Electron: the page and the contract on the loopback. */
export async function startNodeHost(options: NodeHostOptions): Promise<NodeHost> {
  const power = createNodePower(() => Date.now())
  let transport: SocketTransport | null = null
  const order = (wanted: 'refresh' | 'print' | 'close') => transport?.order(wanted) ?? false
  const lent = createNodePorts({
    profile: options.profile,
    power,
    dialogs: options.dialogs ?? {},
    page: {
      refresh: () => void order('refresh'),
      print: async () => order('print'),
      act: (act) => act === 'close' && void order('close'),
    },
  })
  const { isNetworkUp: isUp } = options
  const ports = isUp === undefined ? lent : { ...lent, network: { ...lent.network, isUp } }
  usePortal(ports.config, options.portalUrl)
  const host = createHost(ports, options.pokes === undefined ? {} : { pokes: options.pokes })
  let address = ''
  const server = createServer(serveStatic(options.pageFolder, () => address))
  address = `127.0.0.1:${await listen(server, options)}`
  const token = randomBytes(32).toString('base64url')
  const serve = serveContract(host.services, host.log)
  transport = openSocketTransport({
    server,
    address: () => address,
    token,
    serve,
    events: host.events,
    log: host.log,
  })
  return {
    url: `http://${address}/#${token}`,
    host,
    power,
    close: async () => {
      transport?.close()
      power.stop()
      await closeServer(server)
      await host.close()
    },
  }
}

function usePortal(
  config: { write(change: { portalUrl: string }): void },
  portalUrl: string | undefined,
): void {
  if (portalUrl === undefined) return
  const accepted = acceptPortalUrl(portalUrl)
  if (accepted === null) throw new Error('portal-url-refused')
  config.write({ portalUrl: accepted })
}

function listen(server: Server, { profile, port }: NodeHostOptions): Promise<number> {
  const wanted = port ?? readOwnPort(profile) ?? 0
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(wanted, '127.0.0.1', () => {
      const own = (server.address() as AddressInfo).port
      if (port === undefined) keepOwnPort(profile, own)
      resolve(own)
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
