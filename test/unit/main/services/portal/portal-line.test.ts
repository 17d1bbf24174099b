import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createNodeNetwork } from '#main/node/node-network.ts'
import { createPortalLine } from '#main/services/portal/portal-line.ts'
import type { Network } from '#main/services/ports.ts'
import { marked } from '#shared/protocol/envelope.ts'
import {
  answering,
  answerJson,
  openLyingPortal,
  refusing,
  type LyingPortal,
  type PortalLie,
} from '#test/support/lying-portal.ts'
import { testCertificate } from '#test/support/test-certificate.ts'

let portal: LyingPortal
let url = ''
let isUp = true

/** The two ways axios reaches the portal: Node's sockets, and a fetch as Electron lends it. */
const networks: Readonly<Record<string, Network>> = {
  'Node’s sockets': { ...createNodeNetwork(() => url), isUp: () => isUp },
  'the fetch adapter': {
    ...createNodeNetwork(() => url),
    isUp: () => isUp,
    requestConfig: () => ({ adapter: 'fetch', env: { fetch, Request } }),
  },
}

beforeAll(async () => {
  portal = await openLyingPortal()
  url = portal.url
})
afterEach(() => {
  portal.lie(null)
  url = portal.url
  isUp = true
})
afterAll(() => portal.close())

const html = '<!doctype html><title>Bienvenue sur le wifi</title>'

const lies: readonly (readonly [string, PortalLie, object])[] = [
  [
    'a captive portal that redirects',
    answering(302, 'text/html', '', { Location: 'http://login.exemple/' }),
    { kind: 'fault', fault: 'captive-portal' },
  ],
  [
    'a captive portal that answers its page with 200',
    answering(200, 'text/html; charset=utf-8', html),
    { kind: 'fault', fault: 'captive-portal', detail: 'http-200' },
  ],
  [
    'a captive page disguised as JSON',
    answering(200, 'application/json', html),
    { kind: 'fault', fault: 'captive-portal' },
  ],
  [
    'a network that must be authenticated (511)',
    answering(511, 'text/html', html),
    { kind: 'fault', fault: 'captive-portal' },
  ],
  [
    'JSON that bears no mark',
    answering(200, 'application/json', '{"ok":true,"proto":1}'),
    { kind: 'fault', fault: 'not-portal' },
  ],
  ['another site at this address', answering(404, 'text/html', html), { kind: 'fault', fault: 'not-portal' }],
  [
    'a gateway before a portal that is down',
    answering(502, 'text/html', html),
    { kind: 'fault', fault: 'portal-down', detail: 'http-502' },
  ],
  [
    'a portal of another protocol',
    (_q, r) => answerJson(r, 200, { mark: 'pupitre-portal', proto: 99 }),
    { kind: 'fault', fault: 'not-portal', detail: 'protocol-99' },
  ],
  [
    'a session that was revoked',
    refusing(401, 'session-revoked'),
    { kind: 'fault', fault: 'session-ended', detail: 'session-revoked' },
  ],
  ['a suspended account', refusing(403, 'account-suspended'), { kind: 'fault', fault: 'session-ended' }],
  [
    'a refusal of the portal',
    refusing(403, 'not-allowed'),
    { kind: 'refusal', status: 403, code: 'not-allowed', params: {} },
  ],
  [
    'too many requests',
    (_q, r) => answerJson(r, 429, marked({}), { 'Retry-After': '3' }),
    { kind: 'busy', status: 429, retryAfterMs: 3000 },
  ],
  [
    'a portal that stumbles',
    (_q, r) => answerJson(r, 503, marked({ error: { code: 'starting', params: {} } })),
    { kind: 'busy', status: 503, retryAfterMs: null },
  ],
  [
    'a gateway that finds the batch too large',
    answering(413, 'text/html', html),
    { kind: 'refusal', status: 413, code: 'too-large' },
  ],
  [
    'a line cut in the middle of an answer',
    (_q, r) =>
      void (
        r.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '99' }),
        r.write('{'),
        r.destroy()
      ),
    { kind: 'fault', fault: 'portal-down' },
  ],
]

describe('S19: a proxy that asks for a password (407)', () => {
  const ask = (network: Network) =>
    createPortalLine(network, () => url).ask({ method: 'GET', path: '/sync/hello', token: null })

  it('is told for what it is over Node’s sockets', async () => {
    portal.lie(answering(407, 'text/html', html, { 'Proxy-Authenticate': 'Basic' }))
    expect(await ask(createNodeNetwork(() => url))).toMatchObject({ fault: 'proxy-auth', detail: 'http-407' })
  })

  it('and over a fetch that gives it as an answer, as Electron’s does and Node’s does not', async () => {
    const env = { fetch: async () => new Response(html, { status: 407 }), Request }
    const network: Network = {
      ...createNodeNetwork(() => url),
      requestConfig: () => ({ adapter: 'fetch', env }),
    }
    expect(await ask(network)).toMatchObject({ fault: 'proxy-auth', detail: 'http-407' })
  })
})

describe.each(Object.entries(networks))('S19: over %s', (_name, network) => {
  const ask = (timeoutMs = 2_000) =>
    createPortalLine(network, () => url).ask({
      method: 'GET',
      path: '/sync/hello',
      token: 'jeton',
      timeoutMs,
    })

  it.each(lies)('%s is told for what it is', async (_what, lie, expected) => {
    portal.lie(lie)
    expect(await ask()).toMatchObject(expected)
  })

  it('a redirect is not followed, and the token goes nowhere else', async () => {
    const other = await openLyingPortal()
    portal.lie(answering(307, 'text/html', '', { Location: `${other.url}/sync/hello` }))
    expect(await ask()).toMatchObject({ fault: 'captive-portal' })
    expect(other.seen).toEqual([])
    await other.close()
  })

  it('a portal that never answers is down, after the time given', async () => {
    portal.lie(() => undefined)
    expect(await ask(150)).toEqual({ kind: 'fault', fault: 'portal-down', detail: 'timeout' })
  })

  it('a portal that trickles is down too', async () => {
    portal.lie((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 20)
      response.once('close', () => clearInterval(drip))
    })
    expect(await ask(150)).toEqual({ kind: 'fault', fault: 'portal-down', detail: 'timeout' })
  })

  it('a closed port is a portal that is down; without any interface it is no network', async () => {
    url = await closedPort()
    expect(await ask()).toMatchObject({ fault: 'portal-down', detail: 'econnrefused' })
    isUp = false
    expect(await ask()).toMatchObject({ fault: 'no-network' })
  })

  it('a certificate that nobody known signed is said to be one', async () => {
    const server = createTlsServer(testCertificate(), (_request, response) => response.end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(await ask()).toMatchObject({ fault: 'certificate' })
    expect(await network.certificateIssuer(url)).toBe('Inspection du rectorat')
    server.close()
  })

  it('never leaves the portal’s own address, whatever the path', async () => {
    url = `${portal.url}/pupitre`
    const line = createPortalLine(network, () => url)
    const call = line.ask({ method: 'GET', path: '/../autre', token: 'jeton' })
    await expect(call).rejects.toMatchObject({ refusalCode: 'path-refused' })
  })
})

async function closedPort(): Promise<string> {
  const server = createTcpServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
