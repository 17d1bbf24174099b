import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { socketPath, socketProtocol, type SocketFrame } from '#shared/bridge/socket-frame.ts'
import type { EventHub } from '#main/host/event-hub.ts'
import type { ServeCall } from '#main/host/serve-contract.ts'
import type { TechnicalLog } from '#main/services/technical-log-port.ts'
import { isSameUser } from './same-user.ts'

const frameBytesMax = 96 * 1024 * 1024

export interface SocketTransport {
  /** An order to every page that is connected. */
  order(order: 'refresh' | 'print' | 'close'): boolean
  close(): void
}

interface Parts {
  readonly server: Server
  readonly address: () => string
  readonly token: string
  readonly serve: ServeCall
  readonly events: EventHub
  readonly log: TechnicalLog
}

/** The contract over a WebSocket of the loopback: own origin, own host name, this run's token, this very user. */
export function openSocketTransport(parts: Parts): SocketTransport {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: frameBytesMax,
    perMessageDeflate: false,
    handleProtocols: () => socketProtocol,
  })
  const send = (frame: SocketFrame) => sockets.clients.forEach((socket) => sendTo(socket, frame))
  parts.server.on('upgrade', (request, stream, head) => {
    // Whoever hangs up while he is being looked at must not bring the host down.
    stream.on('error', () => stream.destroy())
    void admit(request, parts).then((refusal) => {
      if (refusal !== null) return refuse(stream, refusal, parts.log)
      sockets.handleUpgrade(request, stream, head, (socket) => attach(socket, parts.serve))
    })
  })
  const unsubscribe = parts.events.subscribe((event) => send({ kind: 'event', event }))
  return {
    order: (order) => {
      send({ kind: 'page', order })
      return sockets.clients.size > 0
    },
    close: () => {
      unsubscribe()
      sockets.clients.forEach((socket) => socket.terminate())
      sockets.close()
    },
  }
}

/** Null when the caller is the page we serve, in a browser of this very user; otherwise why not. */
async function admit(request: IncomingMessage, parts: Parts): Promise<string | null> {
  const address = parts.address()
  if (request.url !== socketPath) return 'socket-path-refused'
  if (request.headers.host !== address) return 'socket-host-refused'
  if (request.headers.origin !== `http://${address}`) return 'socket-origin-refused'
  if (!bearsToken(request.headers['sec-websocket-protocol'], parts.token)) return 'socket-token-refused'
  const { remotePort, localPort } = request.socket
  const isOwn = await isSameUser(remotePort ?? 0, localPort ?? 0)
  return isOwn ? null : 'socket-user-refused'
}

function bearsToken(protocols: string | undefined, token: string): boolean {
  const [name, given] = (protocols ?? '').split(',').map((part) => part.trim())
  if (name !== socketProtocol || given === undefined) return false
  // Bytes, not letters: a header may hold any.
  const [theirs, ours] = [Buffer.from(given), Buffer.from(token)]
  return theirs.length === ours.length && timingSafeEqual(theirs, ours)
}

function refuse(stream: Duplex, code: string, log: TechnicalLog): void {
  log.write('warn', code)
  stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}

function attach(socket: WebSocket, serve: ServeCall): void {
  socket.on('error', () => socket.terminate())
  socket.on('message', (bytes, isBinary) => {
    const raw = isBinary ? null : parse(String(bytes))
    void serve(raw, { isTrusted: true }).then((answer) => sendTo(socket, { kind: 'answer', answer }))
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function sendTo(socket: WebSocket, frame: SocketFrame): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame))
}
