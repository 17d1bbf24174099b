import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { callChannel } from '#main/electron/channels.ts'
import { openPageSession } from '#main/electron/page-session.ts'
import { serveAppProtocol } from '#main/electron/app-protocol.ts'
import type { TechnicalLog } from '#main/services/technical-log-port.ts'
import { preloadDoorName } from '#shared/bridge/contract.ts'
import {
  appEvents,
  becomeReady,
  fakeElectron,
  fakeState,
  FakeSession,
  powerEvents,
  sender,
} from '#test/support/fake-electron.ts'
import { eventually } from '#test/support/eventually.ts'

vi.mock('electron', async () => (await import('#test/support/fake-electron.ts')).fakeElectron)

const logged: string[] = []
const log: TechnicalLog = { write: (_level, code) => void logged.push(code), close: () => undefined }
let folder = ''

/** The whole of main.ts on the fake, as `npm start` launches it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-electron-'))
  const { argv } = process
  process.argv = [...argv, `--profile=${folder}`, '--portal=http://127.0.0.1:9']
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

const window = () => {
  const made = fakeState.windows[0]
  if (made === undefined) throw new Error('no window')
  return made
}
const prevented = (
  emit: (event: { preventDefault: () => void; url?: string; isMainFrame?: boolean }) => void,
  more = {},
) => {
  const preventDefault = vi.fn()
  emit({ preventDefault, ...more })
  return preventDefault.mock.calls.length > 0
}

describe('before ready', () => {
  it('every renderer is in the sandbox, crash dumps and background talk are off', () => {
    expect(fakeState.calls).toContain('enableSandbox')
    for (const name of ['disable-breakpad', 'disable-crash-reporter', 'disable-background-networking']) {
      expect(fakeState.calls).toContain(`switch ${name}`)
    }
    expect(fakeState.calls).toContain('menu null')
    expect(fakeState.calls).toContain('scheme app')
  })

  it('V1: what is big or secret goes to a folder that does not roam', () => {
    expect(fakeState.paths.get('sessionData')).toBe(join(folder, 'electron'))
    expect(fakeState.paths.get('crashDumps')).toContain(folder)
  })
})

describe('the window', () => {
  it('is isolated, sandboxed, without Node, without spell checker, on the app’s own scheme', () => {
    expect(window().options.webPreferences).toMatchObject({
      sandbox: true,
      backgroundThrottling: false,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    })
    expect(window().options.frame).toBe(false)
    expect(fakeState.calls).toContain('load app://pupitre/index.html')
  })

  it('goes nowhere else, opens nothing, holds no webview, follows no redirect', () => {
    const { webContents } = window()
    const goesTo = (url: string) => prevented((event) => webContents.emit('will-navigate', event), { url })
    expect(goesTo('app://pupitre/index.html#/appel')).toBe(false)
    for (const url of [
      'https://exemple.fr',
      'file:///etc/passwd',
      'app://autre/index.html',
      'javascript:alert(1)',
      'data:text/html,x',
    ]) {
      expect(goesTo(url)).toBe(true)
    }
    const frame = { url: 'app://pupitre/index.html', isMainFrame: false }
    expect(prevented((event) => webContents.emit('will-frame-navigate', event), frame)).toBe(true)
    expect(prevented((event) => webContents.emit('will-redirect', event))).toBe(true)
    expect(prevented((event) => webContents.emit('will-attach-webview', event))).toBe(true)
    expect(webContents.openHandler?.({} as never)).toEqual({ action: 'deny' })
  })

  it('guards contents made later as well', () => {
    const late = new fakeElectron.BrowserWindow()
    expect(
      prevented((event) => late.webContents.emit('will-navigate', event), { url: 'https://exemple.fr' }),
    ).toBe(true)
    fakeState.windows.pop()
  })

  it('L2: a fresh page is a fresh renderer: the old one is killed, the page loaded again', async () => {
    fakeState.calls.length = 0
    const door = fakeState.exposed.get(preloadDoorName) as { call(message: unknown): Promise<unknown> }
    await door.call({ id: 1, service: 'lock', method: 'freshPage', input: {} })
    await eventually(() => expect(fakeState.calls).toEqual(['crash', 'load app://pupitre/index.html']))
  })

  it('a second Pupitre brings this one to the front', () => {
    fakeState.calls.length = 0
    appEvents.emit('second-instance')
    expect(fakeState.calls).toEqual(['restore', 'focus'])
  })
})

describe('the door of the preload', () => {
  const message = { id: 2, service: 'post', method: 'about', input: {} }

  it('is one function to call and one to listen, and nothing else', () => {
    expect([...fakeState.exposed.keys()]).toEqual([preloadDoorName])
    expect(Object.keys(fakeState.exposed.get(preloadDoorName) as object).sort()).toEqual(['call', 'listen'])
  })

  it('answers the main frame of our window', async () => {
    const answer = await fakeElectron.ipcRenderer.invoke(callChannel, message)
    expect(answer).toMatchObject({
      ok: true,
      value: { host: 'electron', isFrameless: true, portalUrl: 'http://127.0.0.1:9' },
    })
  })

  it.each([
    [
      'a frame inside it',
      () => ({ sender: window().webContents, senderFrame: { parent: {}, url: 'app://pupitre/index.html' } }),
    ],
    [
      'another address',
      () => ({ sender: window().webContents, senderFrame: { parent: null, url: 'https://exemple.fr/' } }),
    ],
    [
      'another window',
      () => ({ sender: {}, senderFrame: { parent: null, url: 'app://pupitre/index.html' } }),
    ],
    ['a frame that is gone', () => ({ sender: window().webContents, senderFrame: null })],
  ])('refuses %s', async (_what, who) => {
    sender.override = who()
    expect(await fakeElectron.ipcRenderer.invoke(callChannel, message)).toMatchObject({
      ok: false,
      code: 'sender-refused',
    })
    sender.override = null
  })

  it('L1: what the system says reaches the page', () => {
    const heard: unknown[] = []
    const door = fakeState.exposed.get(preloadDoorName) as {
      listen(listener: (message: unknown) => void): () => void
    }
    const stop = door.listen((event) => heard.push(event))
    powerEvents.emit('lock-screen')
    powerEvents.emit('suspend')
    window().emit('query-session-end')
    powerEvents.emit('resume')
    stop()
    powerEvents.emit('lock-screen')
    expect(heard).toEqual([
      { service: 'lock', event: 'mustLock', payload: { why: 'lock-screen' } },
      { service: 'lock', event: 'mustLock', payload: { why: 'suspend' } },
      { service: 'lock', event: 'mustLock', payload: { why: 'session-end' } },
      { service: 'lock', event: 'resumed', payload: {} },
    ])
  })
})

describe('the page’s session', () => {
  it('grants nothing, has no cache and no spell checker, and no network', () => {
    const own = openPageSession(log) as unknown as FakeSession
    expect(own.options).toEqual({ cache: false })
    expect(own.settings['spellChecker']).toBe(false)
    const check = own.settings['permissionCheck'] as () => boolean
    expect(check()).toBe(false)
    const request = own.settings['permission'] as (
      contents: null,
      permission: string,
      answer: (given: boolean) => void,
    ) => void
    const answers: boolean[] = []
    request(null, 'notifications', (given) => answers.push(given))
    expect(answers).toEqual([false])
    const before = own.settings['beforeRequest'] as (
      details: { url: string },
      answer: (verdict: object) => void,
    ) => void
    const verdicts: object[] = []
    for (const url of ['https://exemple.fr/x.js', 'app://pupitre/index.html'])
      before({ url }, (verdict) => verdicts.push(verdict))
    expect(verdicts).toEqual([{ cancel: true }, { cancel: false }])
    expect(prevented((event) => own.emit('will-download', event))).toBe(true)
  })

  it('serves the page’s files and nothing beside them, under a policy that connects nowhere', async () => {
    const root = join(folder, 'renderer')
    mkdirSync(root)
    writeFileSync(join(root, 'index.html'), '<!doctype html>')
    writeFileSync(join(folder, 'secret.js'), 'secret')
    const own = new FakeSession({ cache: false })
    serveAppProtocol(own as unknown as Electron.Session, root)
    const get = async (url: string, method = 'GET') =>
      own.protocolHandlers.get('app')?.(new Request(url, { method }) as never) as Promise<Response>
    const page = await get('app://pupitre/index.html')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'none'")
    expect((await get('app://pupitre/..%2fsecret.js')).status).toBe(404)
    expect((await get('app://autre/index.html')).status).toBe(403)
    expect((await get('app://pupitre/index.html', 'POST')).status).toBe(403)
  })
})
