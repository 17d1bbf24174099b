import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '#main/node/find-chromium.ts'
import { serveStatic } from '#main/node/serve-static.ts'
import { diskCases } from './vault-disk-suite.ts'

const root = join(import.meta.dirname, '../support/vault-page')
const words = {
  pupil: 'Zébulon Quincampoix',
  typed: 'carnet oublié par Zébulon',
  draft: 'Bavarde avec Hippolyte',
}
const key = randomBytes(32).toString('base64')

let folder: string
let server: Server
let url: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pupitre-vault-'))
  const outDir = join(folder, 'page')
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    publicDir: false,
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
  })
  let address = ''
  server = createServer(serveStatic(outDir, () => address))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  url = `http://${address}/`
})

afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

async function openPage(profile: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(url)
  await page.waitForFunction('globalThis.vaultPage !== undefined')
  return { context, page }
}

const ask = <T>(page: Page, call: string, ...args: readonly unknown[]): Promise<T> =>
  page.evaluate(
    ([name, given]) => {
      const { vaultPage } = globalThis as unknown as {
        vaultPage: Record<string, (...all: unknown[]) => unknown>
      }
      return vaultPage[name as string]?.(...(given as unknown[])) as T
    },
    [call, args] as const,
  )

/** Every process that the browser started, by the profile that its command line names. */
async function killWithoutGoodbye(profile: string): Promise<void> {
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (line.includes(profile) && Number(pid) !== process.pid) process.kill(Number(pid), 'SIGKILL')
  }
}

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** In every encoding that Chromium writes. */
function marksOf(text: string): Buffer[] {
  return [Buffer.from(text, 'utf8'), Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')]
}

describe('the vault in a real Chromium', () => {
  it('the disk keeps every promise of its suite', async () => {
    const { context, page } = await openPage(join(folder, 'suite'))
    for (const { name, gives } of diskCases)
      expect([name, JSON.parse(await ask<string>(page, 'runCase', name))]).toEqual([name, gives])
    await context.close()
  })

  it('V1, V4, V5: killed right after the acknowledgement, nothing is lost and nothing can be read', async () => {
    const profile = join(folder, 'killed')
    const first = await openPage(profile)
    expect(await ask(first.page, 'work', key, words)).toMatchObject({ kind: 'durable', mid: 1 })
    await killWithoutGoodbye(profile)
    await first.context.close().catch(() => undefined)

    const second = await openPage(profile)
    expect(await ask(second.page, 'reopen', key)).toEqual({
      ...{ text: words.pupil, labels: [words.typed], draft: words.draft },
      ...{ waiting: 1, isDoubted: false },
    })
    await second.context.close()

    const readable: string[] = []
    for (const file of await filesUnder(profile)) {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0))
      const secrets = [...Object.values(words), 'observation:t0', 'labelBox']
      if (secrets.some((secret) => marksOf(secret).some((mark) => bytes.includes(mark)))) readable.push(file)
    }
    expect(readable).toEqual([])
  })
})
