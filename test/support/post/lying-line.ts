import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/**
 * How the line behaves. `slow` answers after a delay; `cut-answers` lets the request reach the portal and cuts before
 * its answer: the worst moment of a push (law S2).
 */
export type LineMood = 'open' | 'cut' | 'captive-portal' | 'portal-down' | 'slow' | 'cut-answers'

/** The wire between a post and its portal, which lies when a test says so. */
export interface LyingLine {
  readonly url: string
  /** Requests that reached the portal, `POST /sync/push`. */
  readonly passed: string[]
  become(mood: LineMood): void
  mood(): LineMood
  /** Told at each change of mood: a machine that must pull its own cable. */
  onMood(listener: (mood: LineMood) => void): void
  /** Another portal at the end of the same line: one restored elsewhere. */
  lead(portalUrl: string): void
  close(): Promise<void>
}

const slowMs = 400
const captivePage =
  '<!doctype html><html><head><title>Wifi invité</title></head><body><h1>Connexion</h1></body></html>'

function answerCaptive(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(captivePage)
}

function answerDown(response: ServerResponse): void {
  response.writeHead(503, { 'Content-Type': 'text/html' })
  response.end('<html><body>503 Service Unavailable</body></html>')
}

/** Opens a line on the loopback that leads to a portal. */
export async function openLyingLine(portalUrl: string): Promise<LyingLine> {
  let mood: LineMood = 'open'
  let target = new URL(portalUrl)
  const passed: string[] = []
  const sockets = new Set<Socket>()
  const listeners = new Set<(mood: LineMood) => void>()

  const pass = (request: IncomingMessage, response: ServerResponse) => {
    passed.push(`${request.method} ${request.url?.split('?')[0]}`)
    const cutsAnswer = mood === 'cut-answers'
    const onward = ask(
      {
        host: target.hostname,
        port: target.port,
        path: request.url,
        method: request.method,
        headers: { ...request.headers, host: target.host },
      },
      (answer) => {
        if (cutsAnswer) return void request.socket.destroy()
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    onward.on('error', () => request.socket.destroy())
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  }

  const server = createServer((request, response) => {
    if (mood === 'cut') return void request.socket.destroy()
    if (mood === 'captive-portal') return answerCaptive(response)
    if (mood === 'portal-down') return answerDown(response)
    if (mood === 'slow') return void setTimeout(() => pass(request, response), slowMs)
    return pass(request, response)
  })
  server.on('connection', (socket: Socket) => {
    if (mood === 'cut') return void socket.destroy()
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    mood: () => mood,
    onMood: (listener) => void listeners.add(listener),
    become: (next) => {
      mood = next
      for (const listener of listeners) listener(next)
      // What was open dies with the old mood: a stream of pokes does not outlive a cable.
      for (const socket of sockets) socket.destroy()
    },
    lead: (next) => {
      target = new URL(next)
      for (const socket of sockets) socket.destroy()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
