import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { isOwnAddress } from '#main/electron/app-address.ts'
import { callChannel } from '#main/electron/channels.ts'
import type { FakeSession } from '#test/support/fake-electron.ts'
import {
  appEvents,
  becomeReady,
  fakeElectron,
  fakeState,
  sender,
  type FakeContents,
} from '#test/support/fake-electron.ts'
import { eventually } from '#test/support/eventually.ts'

vi.mock('electron', async () => (await import('#test/support/fake-electron.ts')).fakeElectron)

const root = join(import.meta.dirname, '../../../..')
let folder = ''

/** The whole program on the fake Electron. Each test bears the number of its item in Electron’s own checklist. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-checklist-'))
  const { argv } = process
  process.argv = [...argv, `--profile=${folder}`, '--portal=https://ent.exemple.fr']
  await import('#main/electron/main.ts')
  process.argv = argv
  await becomeReady()
  await eventually(() => expect(fakeState.windows).toHaveLength(1))
  await import('#main/electron/preload.ts')
})
afterAll(() => {
  appEvents.emit('will-quit')
  rmSync(folder, { recursive: true, force: true })
})

const preferences = () => fakeState.windows[0]?.options.webPreferences ?? {}
const contents = () => fakeState.windows[0]?.webContents as FakeContents
const pageSession = () => fakeState.sessions.get('persist:pupitre') as FakeSession

const sourcesOf = (room: string) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, room, name), 'utf8'))
    .join('\n')

/** Whether one of the window's events is stopped. */
function isStopped(target: FakeContents, event: string, details: object = {}): boolean {
  const preventDefault = vi.fn()
  target.emit(event, { preventDefault, ...details })
  return preventDefault.mock.calls.length > 0
}

const hostileAddresses = [
  'https://exemple.fr/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'app://pupitre.exemple.fr/index.html',
  'app://autre/index.html',
  'app:index.html',
  'APP://PUPITRE@exemple.fr/',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:app://pupitre/0',
  'about:blank',
  'view-source:app://pupitre/index.html',
  '',
  '//pupitre/index.html',
]

describe('Electron’s checklist, item by item', () => {
  it('1. only secure content is loaded: our own scheme, and nothing of any network', () => {
    expect(fakeState.calls.filter((call) => call.startsWith('load '))).toEqual([
      'load app://pupitre/index.html',
    ])
    const before = pageSession().settings['beforeRequest'] as (
      details: { url: string },
      answer: (verdict: { cancel: boolean }) => void,
    ) => void
    const isCancelled = (url: string) => {
      let cancelled: boolean | null = null
      before({ url }, ({ cancel }) => (cancelled = cancel))
      return cancelled
    }
    for (const url of [
      'http://exemple.fr/',
      'https://exemple.fr/',
      'ws://exemple.fr/',
      'ftp://x/',
      'file:///etc/passwd',
    ])
      expect(isCancelled(url), url).toBe(true)
    expect(isCancelled('app://pupitre/assets/x.js')).toBe(false)
  })

  it('2. no Node in any page, worker or frame', () => {
    expect(preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    })
  })

  it('3. the page and its preload do not share a world', () => {
    expect(preferences().contextIsolation).toBe(true)
  })

  it('4. every renderer is in the sandbox, those made later too', () => {
    expect(fakeState.calls).toContain('enableSandbox')
    expect(preferences().sandbox).toBe(true)
  })

  it('5. every permission is refused, asked or looked at, devices and screen too', () => {
    const { settings } = pageSession()
    const check = settings['permissionCheck'] as (contents: null, permission: string) => boolean
    const request = settings['permission'] as (
      contents: null,
      permission: string,
      answer: (given: boolean) => void,
    ) => void
    const device = settings['device'] as () => boolean
    const asked = [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'midi',
      'usb',
      'hid',
      'serial',
      'fileSystem',
      'unknown',
    ]
    for (const permission of asked) {
      expect(check(null, permission), permission).toBe(false)
      const answers: boolean[] = []
      request(null, permission, (given) => answers.push(given))
      expect(answers, permission).toEqual([false])
    }
    expect(device()).toBe(false)
    expect(settings['media']).toBeNull()
  })

  it('6. web security stays on', () => {
    expect(preferences().webSecurity).toBe(true)
    expect(fakeState.calls.join()).not.toMatch(/disable-web-security|allow-file-access/)
  })

  it('7. every file of the page comes under a policy: nothing by default, no inline script, no connection', async () => {
    const page = await pageSession().protocolHandlers.get('app')?.(
      new Request('app://pupitre/none.js') as never,
    )
    const policy = (page as Response).headers.get('content-security-policy') ?? ''
    const directives = new Map(
      policy.split('; ').map((one) => [one.split(' ')[0] ?? '', one.split(' ').slice(1).join(' ')]),
    )
    expect(Object.fromEntries(directives)).toEqual({
      'default-src': "'none'",
      'script-src': "'self' 'wasm-unsafe-eval'",
      'style-src': "'self'",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'worker-src': "'self'",
      'connect-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    })
  })

  it('8. no insecure content in a secure page', () => {
    expect(preferences().allowRunningInsecureContent).toBe(false)
  })

  it('9. no experimental feature', () => {
    expect(preferences().experimentalFeatures ?? false).toBe(false)
    expect(fakeState.calls.join()).not.toMatch(/enable-experimental|enable-features/)
  })

  it('10. no Blink feature switched on', () => {
    expect(preferences().enableBlinkFeatures).toBeUndefined()
    expect(fakeState.calls.join()).not.toContain('enable-blink-features')
  })

  it('11. no webview, hence no allowpopups', () => {
    expect(preferences().webviewTag).toBe(false)
    expect(sourcesOf('src-renderer')).not.toMatch(/<webview|allowpopups/i)
  })

  it('12. a webview that would be attached all the same is stopped', () => {
    expect(isStopped(contents(), 'will-attach-webview')).toBe(true)
  })

  it.each(hostileAddresses)('13. no navigation, in the page or in a frame, to « %s »', (url) => {
    expect(isOwnAddress(url)).toBe(false)
    expect(isStopped(contents(), 'will-navigate', { url })).toBe(true)
    expect(isStopped(contents(), 'will-frame-navigate', { url, isMainFrame: true })).toBe(true)
    expect(isStopped(contents(), 'will-redirect', { url })).toBe(true)
  })

  it('13. nor of any frame, even to our own page; the page itself may go to its own parts', () => {
    const own = 'app://pupitre/index.html#/appel'
    expect(isStopped(contents(), 'will-frame-navigate', { url: own, isMainFrame: false })).toBe(true)
    expect(isStopped(contents(), 'will-navigate', { url: own })).toBe(false)
  })

  it('14. no window opens, whatever the address and whoever asks', () => {
    for (const url of [...hostileAddresses, 'app://pupitre/index.html'])
      expect(contents().openHandler?.({ url } as never)).toEqual({ action: 'deny' })
    const late = new fakeElectron.BrowserWindow()
    expect(late.webContents.openHandler?.({ url: 'https://exemple.fr' } as never)).toEqual({ action: 'deny' })
    fakeState.windows.pop()
  })

  it('15. what is opened outside is the portal’s own address, whatever the page asks', async () => {
    const ask = (input: object) =>
      fakeElectron.ipcRenderer.invoke(callChannel, { id: 1, service: 'post', method: 'openExternal', input })
    fakeState.calls.length = 0
    await ask({ what: 'portal', url: 'https://exemple.fr' })
    await ask({ what: 'captive-portal' })
    for (const what of ['https://exemple.fr', 'file:///etc/passwd', 'smb://x', ''])
      expect(await ask({ what })).toMatchObject({ ok: false })
    expect(fakeState.calls).toEqual(['external https://ent.exemple.fr', 'external http://ent.exemple.fr/'])
  })

  it('15. a page of the web that a text names opens once the person has agreed outside the page, nothing else ever', async () => {
    const ask = (address: string) =>
      fakeElectron.ipcRenderer.invoke(callChannel, {
        ...{ id: 1, service: 'post', method: 'openAddress' },
        input: { address },
      })
    fakeState.calls.length = 0
    fakeState.messageAnswer = 1
    expect(await ask('https://exemple.fr/thales')).toMatchObject({ ok: true, value: { opened: false } })
    expect(fakeState.calls).toEqual([])
    fakeState.messageAnswer = 0
    for (const lure of ['file:///etc/passwd', 'smb://x', 'javascript:alert(1)', 'https://ent@exemple.fr', ''])
      expect(await ask(lure)).toMatchObject({ ok: false })
    expect(await ask('https://exemple.fr/thales')).toMatchObject({ ok: true, value: { opened: true } })
    expect(fakeState.calls).toEqual(['external https://exemple.fr/thales'])
  })

  it.each([
    ['a frame', { parent: {}, url: 'app://pupitre/index.html' }],
    ['another page', { parent: null, url: 'https://exemple.fr/' }],
    ['a page whose name begins like ours', { parent: null, url: 'app://pupitre.exemple.fr/' }],
    ['a page that is gone', null],
  ])('17. a message of %s is refused before it is read', async (_who, senderFrame) => {
    sender.override = { sender: contents(), senderFrame }
    const answer = await fakeElectron.ipcRenderer.invoke(callChannel, {
      id: 3,
      service: 'post',
      method: 'about',
      input: {},
    })
    sender.override = null
    expect(answer).toMatchObject({ ok: false, code: 'sender-refused' })
  })

  it('20. nothing of Electron reaches the page: two functions, plain data', () => {
    expect([...fakeState.exposed.keys()]).toEqual(['pupitreHost'])
    const door = fakeState.exposed.get('pupitreHost') as Record<string, unknown>
    expect(Object.keys(door).sort()).toEqual(['call', 'listen'])
    expect(String(door['listen'])).not.toContain('listener(event')
  })
})
