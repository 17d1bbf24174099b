import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Host } from '#main/host/create-host.ts'
import { hostContract } from '#shared/bridge/host-contract.ts'
import { givenToken, openStream, personTold, refusing } from '#test/support/lying-portal.ts'
import { eventually } from '#test/support/eventually.ts'
import { documentCases } from './host-document-cases.ts'
import { openScene, type OpenedTransport, type Scene } from './host-scene.ts'

const profile = 'profil-0001'
const sealKey = Buffer.alloc(32, 9).toString('base64')

/** Every method and event of the contract, over a transport (house.md §8). */
export function hostSuite(name: string, openTransport: (host: Host) => Promise<OpenedTransport>): void {
  let scene: Scene
  const exercised = new Set<string>()

  beforeEach(async () => {
    scene = await openScene(openTransport, exercised)
  })
  afterEach(() => scene.close())

  const signIn = () =>
    scene.client.portal.signIn({
      login: 'o.marchal',
      password: 'Un long secret 1!',
      workstationId: profile,
      sealKey,
    })

  describe(`${name}: portal`, () => {
    it('S19: a marked answer is an answer; before any sign-in no token leaves', async () => {
      const reply = await scene.client.portal.call({ method: 'GET', path: '/sync/hello' })
      expect(reply).toMatchObject({ kind: 'answer', body: { signedIn: false, uai: '0750001A' } })
      expect(scene.portal.seen[0]?.authorization).toBeUndefined()
    })

    it('sends the body as JSON, and keeps calls within the portal', async () => {
      await scene.client.portal.call({ method: 'POST', path: '/sync/push', body: { commands: [1] } })
      expect(scene.portal.seen[0]).toMatchObject({ method: 'POST', body: '{"commands":[1]}' })
    })

    it('signs in without ever showing the token to the window, then calls with it', async () => {
      const reply = await signIn()
      expect(reply).toMatchObject({ kind: 'answer', body: { person: personTold } })
      expect(JSON.stringify(reply)).not.toContain(givenToken)
      expect(JSON.parse(scene.portal.seen[0]?.body ?? '')).toMatchObject({
        login: 'o.marchal',
        postName: 'VS-02',
      })
      const called = await scene.client.portal.call({ method: 'GET', path: '/me' })
      expect(called).toMatchObject({ kind: 'answer', body: { isSignedIn: true } })
    })

    it('a refused sign-in is a refusal with its code, not the end of a session', async () => {
      scene.portal.lie(refusing(401, 'wrong-credentials'))
      expect(await signIn()).toEqual({ kind: 'refusal', status: 401, code: 'wrong-credentials', params: {} })
    })

    it('L2: a session dropped at lock is taken up again under the vault’s key, and under no other', async () => {
      await signIn()
      expect(await scene.client.portal.keepSession({ workstationId: profile, sealKey })).toEqual({
        kept: true,
      })
      expect(await scene.client.portal.dropSession({ workstationId: profile, erase: false })).toEqual({
        dropped: true,
      })
      const otherKey = Buffer.alloc(32, 1).toString('base64')
      expect(await scene.client.portal.resumeSession({ workstationId: profile, sealKey: otherKey })).toEqual({
        resumed: false,
      })
      expect(await scene.client.portal.call({ method: 'GET', path: '/me' })).toMatchObject({
        body: { isSignedIn: false },
      })
      expect(await scene.client.portal.resumeSession({ workstationId: profile, sealKey })).toEqual({
        resumed: true,
      })
      expect(await scene.client.portal.call({ method: 'GET', path: '/me' })).toMatchObject({
        body: { isSignedIn: true },
      })
    })

    it('L5: a session erased at logout is gone for good', async () => {
      await signIn()
      await scene.client.portal.dropSession({ workstationId: profile, erase: true })
      expect(await scene.client.portal.resumeSession({ workstationId: profile, sealKey })).toEqual({
        resumed: false,
      })
    })

    it('S18: pokes of the portal reach the window as events', async () => {
      const heads: number[] = []
      const channel: boolean[] = []
      scene.client.portal.on('poke', ({ head }) => heads.push(head))
      scene.client.portal.on('channel', ({ isOpen }) => channel.push(isOpen))
      scene.portal.lie((_request, response) =>
        openStream(response, ['data: {"head":8}\n\n', 'data: {"head":9}\n\n']),
      )
      expect(await scene.client.portal.listen({ on: true })).toEqual({ listening: true })
      await eventually(() => expect(heads).toEqual([8, 9]))
      expect(await scene.client.portal.listen({ on: false })).toEqual({ listening: false })
      await eventually(() => expect(channel).toEqual([true, false]))
    })

    it('S19: diagnoses step by step, in codes', async () => {
      const asked = await scene.client.portal.diagnose({})
      expect(asked.portalUrl).toBe(scene.portal.url)
      expect(asked.steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
        'network ok',
        'proxy ok',
        'captive-portal ok',
        'certificate ok',
        'portal ok',
        'session failed',
      ])
    })
  })

  describe(`${name}: documents`, () => documentCases(() => scene))

  describe(`${name}: journal`, () => {
    const entry = (mid: number) => ({ mid, sealed: Buffer.from(`scellé ${mid}`).toString('base64') })

    it('V4: gives back what was appended, in order, after it was made durable', async () => {
      expect(
        (await scene.client.journal.append({ profile, entries: [entry(1), entry(2)] })).bytes,
      ).toBeGreaterThan(0)
      await scene.client.journal.append({ profile, entries: [entry(3)] })
      expect(await scene.client.journal.read({ profile })).toEqual({
        entries: [entry(1), entry(2), entry(3)],
        damaged: 0,
      })
    })

    it('forgets confirmed entries, then everything', async () => {
      await scene.client.journal.append({ profile, entries: [entry(1), entry(2), entry(3)] })
      expect(await scene.client.journal.truncate({ profile, upToMid: 2 })).toEqual({ kept: 1 })
      expect((await scene.client.journal.read({ profile })).entries).toEqual([entry(3)])
      expect(await scene.client.journal.erase({ profile })).toEqual({ erased: true })
      expect((await scene.client.journal.read({ profile })).entries).toEqual([])
    })
  })

  describe(`${name}: the rest of the machine`, () => {
    it('V2: gives the same device secret each time, and none without a real keychain', async () => {
      const first = await scene.client.secrets.deviceSecret({})
      expect(Buffer.from(first.secret ?? '', 'base64')).toHaveLength(32)
      expect(await scene.client.secrets.deviceSecret({})).toEqual(first)
      scene.machine.machine.keychain = null
      expect(await scene.client.secrets.deviceSecret({})).toEqual({ secret: null, backend: 'none' })
    })

    it('L1: passes on what the system says', async () => {
      const heard: unknown[] = []
      scene.client.lock.on('mustLock', (event) => heard.push(event))
      scene.client.lock.on('resumed', (event) => heard.push(event))
      expect(await scene.client.lock.systemIdle({})).toEqual({ seconds: 12 })
      scene.machine.power.mustLock('lock-screen')
      scene.machine.power.resumed()
      await eventually(() => expect(heard).toEqual([{ why: 'lock-screen' }, {}]))
    })

    it('L2: answers, then asks for a fresh page', async () => {
      expect(await scene.client.lock.freshPage({})).toEqual({ asked: true })
      await eventually(() => expect(scene.machine.asked).toContain('refresh'))
    })

    it('saves where the person said, and nowhere when none was said', async () => {
      const bytes = Buffer.from('un document').toString('base64')
      expect(await scene.client.files.save({ suggestedName: 'liste.pdf', bytes })).toEqual({ saved: false })
      const path = (scene.machine.machine.saveTo = join(scene.folder, 'liste.pdf'))
      expect(await scene.client.files.save({ suggestedName: 'liste.pdf', bytes })).toEqual({ saved: true })
      expect(readFileSync(path, 'utf8')).toBe('un document')
    })

    it('reads the files that were chosen, and prints', async () => {
      const path = join(scene.folder, 'ElevesSansAdresses.xml')
      writeFileSync(path, '<BEE_ELEVES/>')
      scene.machine.machine.files = [path]
      const { files } = await scene.client.files.pick({ accept: ['.xml', '.zip'], multiple: true })
      expect(files).toEqual([
        { name: 'ElevesSansAdresses.xml', bytes: Buffer.from('<BEE_ELEVES/>').toString('base64') },
      ])
      expect(await scene.client.files.print({ format: 'A6' })).toEqual({ printed: true })
      expect(scene.machine.asked).toContain('print A6')
    })

    it('tells of itself, and takes its settings', async () => {
      await scene.client.post.configure({
        postName: 'Salle 104',
        postKind: 'classroom',
        portalUrl: 'https://ent.exemple.fr/pupitre/',
      })
      expect(await scene.client.post.about({})).toMatchObject({
        postName: 'Salle 104',
        postKind: 'classroom',
        portalUrl: 'https://ent.exemple.fr/pupitre',
      })
      await scene.client.post.window({ act: 'minimise' })
      expect(await scene.client.post.openExternal({ what: 'captive-portal' })).toEqual({ opened: true })
      expect(scene.machine.asked).toEqual(['act minimise', 'open http://ent.exemple.fr/'])
    })

    it('C18: opens a page that a lesson names once the person agreed, and nothing but the web', async () => {
      const address = 'https://ressources.exemple.fr/thales'
      expect(await scene.client.post.openAddress({ address })).toEqual({ opened: true })
      expect(scene.machine.asked).toEqual([`ask ${address}`, `open ${address}`])
      scene.machine.machine.opensAddresses = false
      expect(await scene.client.post.openAddress({ address })).toEqual({ opened: false })
      expect(scene.machine.asked.at(-1)).toBe(`ask ${address}`)
      for (const lure of [
        'file:///etc/passwd',
        'javascript:alert(1)',
        'smb://x/y',
        'https://ent@exemple.fr/',
        'x',
      ])
        await expect(scene.client.post.openAddress({ address: lure })).rejects.toMatchObject({
          code: 'address-refused',
        })
      expect(scene.machine.asked).toHaveLength(3)
    })

    it('V1: logs codes, and nothing that could be a name', async () => {
      await scene.client.post.log({
        level: 'warn',
        code: 'sync-late',
        params: { seconds: 4, what: 'Lina Carvalho', kind: 'roll-call' },
      })
      const log = readFileSync(join(scene.folder, 'logs', 'pupitre.log'), 'utf8')
      expect(log).toContain('sync-late')
      expect(log).toContain('roll-call')
      expect(log).not.toContain('Carvalho')
    })
  })

  describe(`${name}: the door`, () => {
    it('refuses an unknown service and an unknown method, even those that every object has', async () => {
      const named: [string, string][] = [
        ['nothing', 'call'],
        ['journal', 'constructor'],
        ['__proto__', 'toString'],
        ['journal', 'readAll'],
      ]
      for (const [service, method] of named) {
        expect(await scene.door.call({ id: 900, service, method, input: {} })).toMatchObject({
          ok: false,
          code: 'method-unknown',
        })
      }
    })

    it('refuses an input that the contract does not know: the handler never runs', async () => {
      const input = { profile: '../../etc/passwd', entries: [{ mid: 1, sealed: 'AA==' }] }
      const answer = await scene.door.call({ id: 901, service: 'journal', method: 'append', input })
      expect(answer).toEqual({
        id: 901,
        ok: false,
        code: 'input-refused',
        params: { service: 'journal', method: 'append', at: 'profile' },
      })
      await expect(scene.client.journal.append({ profile: '../x', entries: [] })).rejects.toMatchObject({
        code: 'input-refused',
      })
    })

    it('refuses what is too heavy, before looking at it', async () => {
      const input = { level: 'info', code: 'x', params: { big: 'a'.repeat(3_000_000) } }
      const answer = await scene.door.call({ id: 902, service: 'post', method: 'log', input })
      expect(answer).toMatchObject({ ok: false, code: 'input-oversize' })
    })

    it('gives a refusal of a service as its code, without a stack', async () => {
      await expect(scene.client.post.configure({ portalUrl: 'http://ent.exemple.fr' })).rejects.toMatchObject(
        { code: 'portal-url-refused' },
      )
      const answer = await scene.door.call({
        id: 903,
        service: 'post',
        method: 'configure',
        input: { portalUrl: 'ftp://x' },
      })
      expect(answer).toEqual({ id: 903, ok: false, code: 'portal-url-refused', params: {} })
    })

    it('has been tried on every method of the contract', () => {
      const declared = Object.entries(hostContract).flatMap(([service, { methods }]) =>
        Object.keys(methods).map((method) => `${service}.${method}`),
      )
      expect(declared.filter((method) => !exercised.has(method))).toEqual([])
    })
  })
}
