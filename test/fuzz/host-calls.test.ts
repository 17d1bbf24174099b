import fc from 'fast-check'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openIpcTransport } from '#main/electron/ipc-transport.ts'
import { createHost, type Host } from '#main/host/create-host.ts'
import { serveContract, type ServeCall } from '#main/host/serve-contract.ts'
import type { AnswerMessage } from '#shared/bridge/contract.ts'
import { hostContract } from '#shared/bridge/host-contract.ts'
import { fakeElectron, resetFakeElectron, type FakeWindow } from '#test/support/fake-electron.ts'
import { fuzzRuns, fuzzTimeout } from '#test/support/fuzz/fuzz-runs.ts'
import { canary, strangeInput, throughJson } from '#test/support/fuzz/strange-input.ts'
import { openLyingPortal, type LyingPortal } from '#test/support/lying-portal.ts'
import { createTestPorts } from '#test/support/test-ports.ts'

vi.mock('electron', async () => (await import('#test/support/fake-electron.ts')).fakeElectron)

const declared = Object.entries(hostContract).flatMap(([service, { methods }]) =>
  Object.keys(methods).map((method) => [service, method] as const),
)
const takesNothing = new Set(
  Object.entries(hostContract).flatMap(([service, { methods }]) =>
    Object.entries(methods).flatMap(([method, one]) =>
      one.in.safeParse({}).success ? [`${service}.${method}`] : [],
    ),
  ),
)
const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '', 'then', canary]
const names = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...declared) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('journal', ...inherited), fc.constantFrom('read', ...inherited)),
  },
)
const call = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.nat(1_000), names, strangeInput)
      .map(([id, [service, method], input]): unknown => ({ id, service, method, input })),
  },
  { weight: 1, arbitrary: strangeInput },
)

let folder = ''
let portal: LyingPortal
let host: Host
let serve: ServeCall

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-fuzz-'))
  portal = await openLyingPortal()
  host = createHost(createTestPorts(folder, portal.url).ports)
  serve = serveContract(host.services, host.log)
})
afterAll(async () => {
  await host.close()
  await portal.close()
  rmSync(folder, { recursive: true, force: true })
})

function expectPlain(answer: AnswerMessage): void {
  expect(Number.isInteger(answer.id)).toBe(true)
  if (answer.ok) return
  expect(answer.code).toMatch(/^[a-z0-9-]{1,40}$/)
  expect(JSON.stringify(answer)).not.toContain('Canari')
  expect(JSON.stringify(answer)).not.toMatch(/\/(home|tmp|work)|node:internal|at .*:\d+:\d+/)
}

function expectNoTrace(): void {
  expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const places = files.map((one) => join(one.parentPath, one.name).slice(folder.length))
  const known =
    /^\/(local\/(journal\/[A-Za-z0-9-]{8,80}\.journal|sessions\/[0-9a-f]{40}\.bin|[a-z-]+\.bin)|logs\/pupitre\.log(\.\d)?)$/
  expect(places.filter((place) => !known.test(place))).toEqual([])
  const log = readFileSync(join(folder, 'logs', 'pupitre.log'), 'utf8')
  expect(log).not.toMatch(/Canari|Zoé|passwd/)
}

describe('C0 V1: calls of a hostile page', () => {
  it(
    'are answered or refused by a code: never a crash, never a stack, no text kept',
    { timeout: fuzzTimeout() },
    async () => {
      await fc.assert(
        fc.asyncProperty(call, async (message) =>
          expectPlain(await serve(throughJson(message), { isTrusted: true })),
        ),
        { numRuns: fuzzRuns(1_500) },
      )
      expectNoTrace()
    },
  )

  it('change nothing when they come from elsewhere', { timeout: fuzzTimeout() }, async () => {
    const seen = portal.seen.length
    await fc.assert(
      fc.asyncProperty(call, async (message) => {
        expect(await serve(throughJson(message), { isTrusted: false })).toMatchObject({
          ok: false,
          code: 'sender-refused',
        })
      }),
      { numRuns: fuzzRuns(300) },
    )
    expect(portal.seen).toHaveLength(seen)
  })

  it(
    'over Electron’s IPC: values that only it can carry are refused the same way',
    { timeout: fuzzTimeout() },
    async () => {
      resetFakeElectron()
      const window = new fakeElectron.BrowserWindow() as FakeWindow & Electron.BrowserWindow
      const close = openIpcTransport(serve, host.events, () => window)
      const cyclic: Record<string, unknown> = { profile: 'profil-0001' }
      cyclic['self'] = cyclic
      const odd = [
        undefined,
        10n,
        Number.NaN,
        new Date(0),
        new Map([[canary, cyclic]]),
        new Uint8Array(9),
        /x/,
        cyclic,
      ]
      for (const [service, method] of declared)
        for (const input of odd) {
          const answer: unknown = await fakeElectron.ipcRenderer.invoke('pupitre:call', {
            id: 1,
            service,
            method,
            input,
          })
          expectPlain(answer as AnswerMessage)
          // Whatever is an object is « no argument » to a method that takes none; a cycle weighs too much for any.
          if (!takesNothing.has(`${service}.${method}`) || input === cyclic)
            expect(answer).toMatchObject({ ok: false })
        }
      for (const raw of odd)
        expect(await fakeElectron.ipcRenderer.invoke('pupitre:call', raw)).toMatchObject({
          code: 'message-refused',
        })
      close()
      expectNoTrace()
    },
  )
})
