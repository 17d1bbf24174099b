import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startNodeHost, type NodeHost } from '#main/node/start-node-host.ts'
import { socketPath, socketProtocol } from '#shared/bridge/socket-frame.ts'

let folder = ''
let host: NodeHost
let address = ''
let token = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-node-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  host = await startNodeHost({
    profile: join(folder, 'poste'),
    pageFolder: folder,
    portalUrl: 'http://127.0.0.1:9',
  })
  ;[address = '', token = ''] = host.url.replace('http://', '').split('/#')
})
afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (headers: Record<string, string>, path = '/', method = 'GET') =>
  new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
    const asked = request(`http://${address}${path}`, { method, headers }, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers })
    })
    asked.once('error', reject)
    asked.end()
  })

/** What became of a connection: `open`, or the status that refused it. */
const connect = (wanted: { origin?: string; host?: string; protocols?: string[]; path?: string }) =>
  new Promise<string>((resolve) => {
    const headers = wanted.host === undefined ? {} : { host: wanted.host }
    const socket = new WebSocket(
      `ws://${address}${wanted.path ?? socketPath}`,
      wanted.protocols ?? [socketProtocol, token],
      {
        origin: wanted.origin ?? `http://${address}`,
        headers,
      },
    )
    socket.once('open', () => resolve('open'))
    socket.once('unexpected-response', (_request, answer) => resolve(String(answer.statusCode)))
    socket.once('error', () => resolve('refused'))
    socket.once('open', () => socket.close())
  })

/** What this process holds open in a folder, where the system tells it. */
function openIn(place: string): string[] {
  if (!existsSync('/proc/self/fd')) return []
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const file = readlinkSync(`/proc/self/fd/${fd}`)
      return file.startsWith(place) ? [basename(file)] : []
    } catch {
      return []
    }
  })
}

describe('the Node host', () => {
  it('stopped in order, it leaves no journal open (DEP0137)', async () => {
    const profile = join(folder, 'autre-poste')
    const other = await startNodeHost({ profile, pageFolder: folder, portalUrl: 'http://127.0.0.1:9' })
    await other.host.services.journal.append({
      profile: 'profil-0001',
      entries: [{ mid: 1, sealed: 'AAAA' }],
    })
    await other.close()
    expect(openIn(profile)).toEqual([])
  })

  it('listens on the loopback and serves the page under a policy that lets nothing in', async () => {
    expect(address).toMatch(/^127\.0\.0\.1:\d+$/)
    const { status, headers } = await get({ host: address })
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
    )
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ws://${address}`)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('answers nobody under another name: a name rebound to 127.0.0.1 gets nothing', async () => {
    expect((await get({ host: 'mechant.exemple' })).status).toBe(403)
    expect((await get({ host: address.replace('127.0.0.1', 'localhost') })).status).toBe(403)
  })

  it('only reads', async () => {
    expect((await get({ host: address }, '/', 'POST')).status).toBe(405)
    expect((await get({ host: address }, '/post.json')).status).toBe(404)
  })

  it('opens its socket to its own page with this run’s token', async () => {
    expect(await connect({})).toBe('open')
  })

  it.each([
    ['another origin', { origin: 'http://mechant.exemple' }],
    ['another port of the loopback', { origin: 'http://127.0.0.1:1' }],
    ['another host name', { host: 'mechant.exemple' }],
    ['another token', { protocols: [socketProtocol, 'x'.repeat(43)] }],
    ['no token', { protocols: [socketProtocol] }],
    ['another path', { path: '/autre' }],
  ])('refuses %s, and logs it', async (_what, wanted) => {
    expect(await connect(wanted)).toMatch(/403|refused/)
    expect(readFileSync(join(folder, 'poste', 'logs', 'pupitre.log'), 'utf8')).toContain('socket-')
  })

  it('keeps its port: the vault belongs to the page’s origin', async () => {
    const profile = join(folder, 'autre-poste')
    const first = await startNodeHost({ profile, pageFolder: folder })
    const firstOrigin = new URL(first.url).origin
    await first.close()
    const second = await startNodeHost({ profile, pageFolder: folder })
    expect(new URL(second.url).origin).toBe(firstOrigin)
    expect(second.url).not.toBe(first.url)
    await second.close()
  })
})
