import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createElectronPorts } from '#main/electron/electron-ports.ts'
import { electronKeychain } from '#main/electron/electron-keychain.ts'
import { createPortalLine } from '#main/services/portal/portal-line.ts'
import { fakeState, powerEvents, resetFakeElectron, type FakeSession } from '#test/support/fake-electron.ts'
import { answering, openLyingPortal } from '#test/support/lying-portal.ts'

vi.mock('electron', async () => (await import('#test/support/fake-electron.ts')).fakeElectron)
vi.mock('node:process', async (original) => ({
  ...(await original<object>()),
  platform: 'linux',
}))

const folder = mkdtempSync(join(tmpdir(), 'pupitre-ports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => resetFakeElectron())

const portsNow = () =>
  createElectronPorts({
    folders: { local: folder, logs: folder, config: folder },
    page: { refresh: () => undefined, print: async () => true, act: () => undefined },
    power: { systemIdle: () => null, onMustLock: () => () => undefined, onResumed: () => () => undefined },
    window: () => null,
  })

describe('V2: the keychain', () => {
  it.each([
    ['gnome_libsecret', 'gnome_libsecret'],
    ['kwallet6', 'kwallet6'],
    ['basic_text', null],
    ['unknown', null],
  ] as const)('on Linux, %s is %s', async (backend, expected) => {
    fakeState.backend = backend
    expect(await electronKeychain.backend()).toBe(expected)
  })

  it('without encryption there is none', async () => {
    fakeState.isEncryptionThere = false
    expect(await electronKeychain.backend()).toBeNull()
  })

  it('gives back what it protected', async () => {
    expect(await electronKeychain.reveal(await electronKeychain.protect('un secret'))).toBe('un secret')
  })
})

describe('the network', () => {
  it('S19: axios goes through the session’s fetch, in memory, and a redirect is a captive portal there too', async () => {
    const portal = await openLyingPortal()
    const { network } = portsNow()
    const line = createPortalLine(network, () => portal.url)
    const request = { method: 'POST', path: '/sync/hello', token: 'jeton', body: { a: 1 } } as const
    expect(await line.ask(request)).toMatchObject({ kind: 'answer' })
    expect(portal.seen[0]).toMatchObject({ method: 'POST', body: '{"a":1}', authorization: 'Bearer jeton' })
    portal.lie(answering(302, 'text/html', '', { Location: 'http://login.exemple/' }))
    expect(await line.ask(request)).toMatchObject({ fault: 'captive-portal' })
    await portal.close()
    expect(fakeState.sessions.get('portal')?.options).toEqual({ cache: false })
  })

  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'no-network'],
    ['net::ERR_NAME_NOT_RESOLVED', 'no-network'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
    ['net::ERR_PROXY_AUTH_UNSUPPORTED', 'proxy-auth'],
    ['net::ERR_CONNECTION_REFUSED', 'portal-down'],
    ['Redirect was cancelled', 'captive-portal'],
  ])('S19: Chromium’s “%s” is %s', async (message, fault) => {
    const { network } = portsNow()
    const own = fakeState.sessions.get('portal') as FakeSession
    own.fetch = () => Promise.reject(new Error(message))
    const line = createPortalLine(network, () => 'https://ent.exemple.fr')
    expect(await line.ask({ method: 'GET', path: '/sync/hello', token: null })).toMatchObject({ fault })
  })

  it('leaves the verdict on a certificate to Chromium, and remembers who signed', async () => {
    const { network } = portsNow()
    const own = fakeState.sessions.get('portal') as FakeSession
    const verify = own.settings['verify'] as (request: object, answer: (verdict: number) => void) => void
    const verdicts: number[] = []
    const certificate = { issuer: { organizations: ['Rectorat'] }, issuerName: 'Rectorat CA' }
    verify({ hostname: 'ent.exemple.fr', certificate }, (verdict) => verdicts.push(verdict))
    expect(verdicts).toEqual([-3])
    expect(await network.certificateIssuer('https://ent.exemple.fr/x')).toBe('Rectorat')
    expect(await network.describeProxy('https://ent.exemple.fr')).toBe('PROXY proxy.essai:3128')
  })

  it('reads the proxy’s settings again when the machine wakes', () => {
    portsNow()
    powerEvents.emit('resume')
    expect(fakeState.calls).toContain('reload proxy')
  })
})

describe('the rest', () => {
  it('keeps the post’s settings through electron-store', () => {
    portsNow().config.write({ postName: 'CDI', portalUrl: 'https://ent.exemple.fr' })
    expect(portsNow().config.read()).toMatchObject({ postName: 'CDI', portalUrl: 'https://ent.exemple.fr' })
  })

  it('opens web addresses outside, and nothing else', async () => {
    const { shell } = portsNow()
    expect(await shell.openExternal('file:///etc/passwd')).toBe(false)
    expect(await shell.openExternal('https://ent.exemple.fr')).toBe(true)
    expect(fakeState.calls).toEqual(['external https://ent.exemple.fr'])
  })

  it('asks with the system’s dialogs', async () => {
    const { dialogs } = portsNow()
    expect(await dialogs.askWhereToSave('liste.pdf')).toBeNull()
    fakeState.openDialog = { canceled: false, filePaths: ['/tmp/a.xml'] }
    expect(await dialogs.askForFiles({ accept: ['.xml'], multiple: false })).toEqual(['/tmp/a.xml'])
    expect(await dialogs.confirmAddress('https://ressources.exemple.fr/')).toBe(false)
    fakeState.messageAnswer = 0
    expect(await dialogs.confirmAddress('https://ressources.exemple.fr/')).toBe(true)
  })
})
