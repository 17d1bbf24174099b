import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '#main/node/find-chromium.ts'
import { chromiumFlags } from '#main/node/open-chromium.ts'
import { quietProfile } from '#main/node/quiet-profile.ts'
import { startNodeHost, type NodeHost } from '#main/node/start-node-host.ts'
import { buildHostPage } from '#test/support/build-host-page.ts'
import { startChromium } from '#test/support/post/chromium-process.ts'
import { openLyingPortal, type LyingPortal } from '#test/support/lying-portal.ts'

let folder = ''
let portal: LyingPortal
let host: NodeHost
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-page-'))
  const pageFolder = join(folder, 'page')
  portal = await openLyingPortal()
  await buildHostPage(pageFolder)
  host = await startNodeHost({ profile: join(folder, 'poste'), pageFolder, portalUrl: portal.url })
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium on this machine: set CHROMIUM_PATH')
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  page = await browser.newPage()
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(host.url)
}, 60_000)
afterAll(async () => {
  await browser.close()
  await host.close()
  await portal.close()
  rmSync(folder, { recursive: true, force: true })
})

const about = () => page.evaluate(async () => (await window.hostClient).post.about({}))

describe('the page on the Node host, in a real Chromium', () => {
  it('calls the host, and its address no longer holds the token', async () => {
    expect(await about()).toMatchObject({ host: 'node', portalUrl: portal.url })
    expect(page.url()).toBe(new URL('/', host.url).href)
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
  })

  it('reaches the portal through the host', async () => {
    const reply = await page.evaluate(async () =>
      (await window.hostClient).portal.call({ method: 'GET', path: '/sync/hello' }),
    )
    expect(reply).toMatchObject({ kind: 'answer', body: { signedIn: false } })
  })

  it('L2: a fresh page comes after a lock, knows its host again, and has no page behind it', async () => {
    await page.evaluate(() => {
      Reflect.set(window, 'secret', 'Lina Carvalho')
    })
    const fresh = page.waitForEvent('domcontentloaded')
    await page.evaluate(async () => (await window.hostClient).lock.freshPage({}))
    await fresh
    expect(await about()).toMatchObject({ host: 'node' })
    expect(await page.evaluate(() => Reflect.get(window, 'secret'))).toBeUndefined()
  })

  it('has broken no rule of its policy on the way', () => {
    expect(complaints).toEqual([])
  })

  it('has no network of its own, and runs no script but its files', async () => {
    const asked = (url: string) =>
      fetch(url).then(
        () => 'reached',
        () => 'blocked',
      )
    expect(await page.evaluate(asked, portal.url)).toBe('blocked')
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.heard.push("inline")'
      document.head.append(script)
      return window.heard
    })
    expect(ran).toEqual([])
  })
})

describe('the Chromium that npm start opens', () => {
  it('has its own profile and sends nothing anywhere', () => {
    expect(chromiumFlags('/tmp/p')).toEqual(
      expect.arrayContaining([
        '--user-data-dir=/tmp/p',
        '--disable-background-networking',
        '--disable-sync',
        '--disable-breakpad',
      ]),
    )
  })

  it('V1: proposes to translate nothing and to keep no password: what a page shows would leave the post, or stay on it', async () => {
    const profile = join(folder, 'chromium')
    const opened = await startChromium(profile)
    await opened.close()
    const kept: unknown = JSON.parse(readFileSync(join(profile, 'Default', 'Preferences'), 'utf8'))
    expect(kept).toMatchObject({
      translate: { enabled: false },
      credentials_enable_service: false,
      // How it ended is Chromium's own word: it has read the file, and written it anew.
      profile: { password_manager_enabled: false, exit_type: expect.any(String) as string },
    })
  })

  it.each([
    [
      'says otherwise',
      '{"browser":{"custom":1},"translate":{"enabled":true,"x":2}}',
      { browser: { custom: 1 } },
    ],
    ['is torn', '{"brow', {}],
    ['is of another shape', '{"translate":7}', {}],
  ])('V1: says so again in a profile that %s, and leaves the rest of it', (_how, before, rest) => {
    const profile = join(folder, 'opened')
    const file = join(profile, 'Default', 'Preferences')
    quietProfile(profile)
    writeFileSync(file, before)
    quietProfile(profile)
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'))
    expect(kept).toMatchObject({ ...rest, translate: { enabled: false }, credentials_enable_service: false })
  })
})
