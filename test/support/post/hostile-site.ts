import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A site of somebody else on this very machine: it answers anything to anyone, and remembers who called. */
export interface HostileSite {
  readonly url: string
  readonly host: string
  /** Port of its listener of datagrams, for WebRTC. */
  readonly udpPort: number
  /** What it was asked, « GET /image.png ». */
  readonly heard: string[]
  close(): Promise<void>
}

export async function openHostileSite(): Promise<HostileSite> {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`)
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Access-Control-Allow-Origin': '*',
    })
    response.end('<!doctype html><title>Site hostile</title><p>Bonjour</p>')
  })
  server.on('upgrade', (request, socket) => {
    heard.push(`socket ${request.url}`)
    socket.destroy()
  })
  const datagrams = createSocket('udp4')
  datagrams.on('message', () => heard.push('datagram'))
  await Promise.all([
    new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)),
    new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve)),
  ])
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}`,
    host,
    udpPort: datagrams.address().port,
    heard,
    close: () =>
      new Promise((resolve) => {
        datagrams.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
