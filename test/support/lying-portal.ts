import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { marked } from '#shared/protocol/envelope.ts'

export type PortalLie = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** A server on the loopback that answers like the portal, or like anything a school's network may put in its place. */
export interface LyingPortal {
  readonly url: string
  readonly seen: { method: string; url: string; authorization: string | undefined; body: string }[]
  /** From now on answers so; null tells the truth again. */
  lie(lie: PortalLie | null): void
  close(): Promise<void>
}

export async function openLyingPortal(): Promise<LyingPortal> {
  const seen: LyingPortal['seen'] = []
  let current: PortalLie | null = null
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (bytes) => (body += String(bytes)))
    request.on('end', () => {
      const { method = '', url = '' } = request
      seen.push({ method, url, authorization: request.headers.authorization, body })
      ;(current ?? tellTruth)(request, response, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    lie: (lie) => {
      current = lie
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const givenToken = 'jeton-tres-secret'

export const personTold = {
  accountId: 'c1',
  staffId: 's1',
  login: 'o.marchal',
  civility: 'Mme',
  familyName: 'Marchal',
  givenName: 'Odile',
  title: 'Professeure',
  roles: ['teacher'],
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

export const refusing =
  (status: number, code: string): PortalLie =>
  (_request, response) =>
    answerJson(response, status, marked({ error: { code, params: {} } }))

export const answering =
  (status: number, contentType: string, text: string, headers: Record<string, string> = {}): PortalLie =>
  (_request, response) => {
    response.writeHead(status, { 'Content-Type': contentType, ...headers })
    response.end(text)
  }

export const tellTruth: PortalLie = (request, response) => {
  const path = (request.url ?? '').split('?')[0]
  const isSignedIn = request.headers.authorization === `Bearer ${givenToken}`
  if (path === '/sync/hello') return answerJson(response, 200, marked({ ...helloTold, signedIn: isSignedIn }))
  if (path === '/session' && request.method === 'POST') return answerJson(response, 200, marked(signInTold))
  if (path === '/sync/head') return answerJson(response, 200, marked({ head: 7 }))
  if (path === '/sync/poke') return openStream(response, ['data: {"head":7}\n\n'])
  return answerJson(response, 200, marked({ path, isSignedIn }))
}

export function openStream(response: ServerResponse, events: readonly string[]): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' })
  response.write(': bonjour\n\n')
  events.forEach((event) => response.write(event))
}

const helloTold = {
  schoolName: 'Collège des Hautes-Ormes',
  uai: '0750001A',
  timeZone: 'Europe/Paris',
  epoch: 'e1',
  head: 7,
  now: '2026-11-17T08:00:00.000Z',
}

const signInTold = {
  token: givenToken,
  expiresAt: '2026-12-17T08:00:00.000Z',
  person: personTold,
  mustChangePassword: false,
  charter: null,
  wrapKey: Buffer.alloc(32, 3).toString('base64'),
  lastMid: 0,
}
