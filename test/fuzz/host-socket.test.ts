import fc from 'fast-check'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startNodeHost, type NodeHost } from '#main/node/start-node-host.ts'
import { socketPath, socketProtocol } from '#shared/bridge/socket-frame.ts'
import { fuzzRuns, fuzzTimeout } from '#test/support/fuzz/fuzz-runs.ts'
import { canary, strangeInput } from '#test/support/fuzz/strange-input.ts'

let folder = ''
let host: NodeHost
let port = 0
let token = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-fuzz-'))
  host = await startNodeHost({ profile: folder, pageFolder: folder, portalUrl: 'http://127.0.0.1:9' })
  const address = new URL(host.url)
  port = Number(address.port)
  token = address.hash.slice(1)
})
afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

const own = () => `127.0.0.1:${port}`

/** Writes bytes as they are and gives back what came, once the other side has closed or a whole head has come. */
function send(bytes: string | Uint8Array, then: 'end' | 'reset' | 'listen' = 'end'): Promise<string> {
  return new Promise((resolve) => {
    let got = ''
    const socket: Socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes)
      if (then === 'reset') setImmediate(() => socket.resetAndDestroy())
      else if (then === 'end') socket.end()
    })
    socket.on('data', (some) => {
      got += some.toString('latin1')
      if (got.includes('\r\n\r\n')) socket.end()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(got))
  })
}

interface Asked {
  readonly path: string
  readonly hostName: string
  readonly origin: string | null
  readonly protocols: string
}

const rightOnes = (): Asked => ({
  path: socketPath,
  hostName: own(),
  origin: `http://${own()}`,
  protocols: `${socketProtocol}, ${token}`,
})

function upgradeOf({ path, hostName, origin, protocols }: Asked): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: ${hostName}`,
    ...['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'],
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(origin === null ? [] : [`Origin: ${origin}`]),
    `Sec-WebSocket-Protocol: ${protocols}`,
    '\r\n',
  ].join('\r\n')
}

function open(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://${own()}${socketPath}`, [socketProtocol, token], {
    origin: `http://${own()}`,
  })
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('error', reject)
  })
}

const about = JSON.stringify({ id: 7, service: 'post', method: 'about', input: {} })

function ask(socket: WebSocket, frame: string | Uint8Array): Promise<unknown> {
  return new Promise((resolve) => {
    socket.once('message', (bytes) => resolve((JSON.parse(String(bytes)) as { answer: unknown }).answer))
    socket.send(frame)
  })
}

/** The page of this post is still served: the one thing that no stranger may stop. */
async function expectAlive(): Promise<void> {
  const socket = await open()
  expect(await ask(socket, about)).toMatchObject({ id: 7, ok: true })
  socket.terminate()
}

describe('C0: who may open the socket', () => {
  it('our own page, with this run’s token', async () => {
    expect(await send(upgradeOf(rightOnes()), 'listen')).toMatch(/^HTTP\/1\.1 101/)
  })

  const wrong: readonly (readonly [string, () => Partial<Asked>])[] = [
    ['a page of another origin', () => ({ origin: 'http://exemple.fr' })],
    ['another port of this machine', () => ({ origin: `http://127.0.0.1:${port + 1}` })],
    ['the same place by another name', () => ({ origin: `http://localhost:${port}` })],
    ['a sandboxed frame', () => ({ origin: 'null' })],
    ['a program that says no origin', () => ({ origin: null })],
    ['a name rebound to this machine', () => ({ hostName: `rebind.exemple.fr:${port}` })],
    ['another path', () => ({ path: '/host/..' })],
    ['another token', () => ({ protocols: `${socketProtocol}, ${'a'.repeat(token.length)}` })],
    ['a token of another length', () => ({ protocols: `${socketProtocol}, ${token}a` })],
    [
      'a token of as many letters and more bytes',
      () => ({ protocols: `${socketProtocol}, ${'é'.repeat(token.length)}` }),
    ],
    ['no token', () => ({ protocols: socketProtocol })],
    ['the token before the name', () => ({ protocols: `${token}, ${socketProtocol}` })],
  ]
  it.each(wrong)('not %s', async (_who, change) => {
    const answer = await send(Buffer.from(upgradeOf({ ...rightOnes(), ...change() }), 'latin1'), 'listen')
    expect(answer).toMatch(/^HTTP\/1\.1 (403|400) /)
    expect(answer).not.toContain(token)
    await expectAlive()
  })

  it('nor whoever hangs up in the middle of asking, a hundred times', async () => {
    for (let time = 0; time < 50; time++) {
      await send(upgradeOf(rightOnes()), 'reset')
      await send(upgradeOf({ ...rightOnes(), origin: 'http://exemple.fr' }), 'reset')
    }
    await expectAlive()
  })

  it('whatever bytes come: never a crash', { timeout: fuzzTimeout() }, async () => {
    const line = fc.constantFrom(
      'GET /host HTTP/1.1\r\n',
      'Host: x\r\n',
      'Upgrade: websocket\r\n',
      'Connection: Upgrade\r\n',
    )
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.oneof(line, fc.string({ maxLength: 30 })), { maxLength: 9 }).map((parts) => parts.join('')),
      fc.nat(400).map((at) => upgradeOf(rightOnes()).slice(0, at)),
    )
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom('end' as const, 'reset' as const), async (some, then) => {
        expect(await send(some, then)).not.toContain(token)
      }),
      { numRuns: fuzzRuns(80) },
    )
    await expectAlive()
  })
})

describe('C0: what may come over it', () => {
  it(
    'binary frames, texts that are no call, calls of no known shape: refused by a code',
    { timeout: fuzzTimeout() },
    async () => {
      const socket = await open()
      const frame = fc.oneof(
        fc.uint8Array({ maxLength: 60 }),
        fc.string({ maxLength: 60 }),
        strangeInput.map((value) => JSON.stringify(value) ?? 'null'),
        fc.nat(about.length - 1).map((at) => about.slice(0, at)),
        fc.constantFrom('{"__proto__":{"isTrusted":true}}', '['.repeat(10_000), Buffer.from(about)),
      )
      await fc.assert(
        fc.asyncProperty(frame, async (given) => {
          const answer = await ask(socket, given)
          expect(answer).toMatchObject({ ok: false, code: 'message-refused' })
          expect(JSON.stringify(answer)).not.toContain('Canari')
        }),
        { numRuns: fuzzRuns(200) },
      )
      expect(await ask(socket, about)).toMatchObject({ ok: true })
      socket.terminate()
    },
  )

  it('half a message, then nothing; a frame that announces a gigabyte; letters that are none', async () => {
    const mask = Buffer.from([0x81, 0x85, 0, 0, 0, 0, 0xff, 0xfe, 0xc0, 0xc1, 0x80])
    const huge = Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0])
    const half = Buffer.from([0x01, 0x82, 0, 0, 0, 0, 0x7b, 0x22])
    const unmasked = Buffer.from([0x81, 0x02, 0x7b, 0x7d])
    for (const bytes of [mask, huge, half, unmasked]) {
      const answer = await send(Buffer.concat([Buffer.from(upgradeOf(rightOnes())), bytes]), 'listen')
      expect(answer).toMatch(/^HTTP\/1\.1 101/)
      expect(answer).not.toContain('"ok":true')
      await send(Buffer.concat([Buffer.from(upgradeOf(rightOnes())), bytes]), 'reset')
    }
    await expectAlive()
  })

  it('V1: nothing of all that is in the log but codes', () => {
    const log = readFileSync(join(folder, 'logs', 'pupitre.log'), 'utf8')
    expect(log).toContain('socket-origin-refused')
    for (const line of log.trim().split('\n'))
      expect(Object.keys(JSON.parse(line) as object)).toContain('code')
    expect(log).not.toContain(canary.slice(0, 3))
    expect(log).not.toContain('exemple')
    expect(log).not.toContain(token)
  })
})
