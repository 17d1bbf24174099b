import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHost, type Host } from '#main/host/create-host.ts'
import { charter } from '#server/accounts/charter.fr.ts'
import type { CreatedAccount } from '#server/accounts/create-accounts.ts'
import { startPortal, type RunningPortal } from '#server/portal.ts'
import { newSchool, type TestSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'
import { createTestPorts } from '#test/support/test-ports.ts'
import { eventually } from '#test/support/eventually.ts'

const base = usePostgres()
const profile = 'profil-0001'
let folder = ''
let portal: RunningPortal
let school: TestSchool
let account: CreatedAccount
let host: Host

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-line-'))
  school = await newSchool(base().db)
  account = await school.admit('s1', 'teacher')
  portal = await startPortal({ databaseUrl: base().url, port: 0, school: school.uai })
  host = createHost(createTestPorts(folder, portal.url).ports)
})
afterAll(async () => {
  await host.close()
  await portal.close()
  rmSync(folder, { recursive: true, force: true })
})

const signIn = (password: string) =>
  host.services.portal.signIn({ login: account.login, password, workstationId: profile, sealKey: null })
const diagnosed = async () => {
  const { steps } = await host.services.portal.diagnose({})
  return steps.filter(({ state }) => state !== 'ok').map(({ step, detail }) => `${step} ${detail}`)
}

/** First password changed, charter accepted: before that the portal gives nothing of the school. */
async function becomeReady(): Promise<void> {
  const { call } = host.services.portal
  const body = { current: account.firstPassword, next: 'Sept chevaux gris passent le pont de bois' }
  expect(await call({ method: 'POST', path: '/me/password', body })).toMatchObject({ kind: 'answer' })
  expect(
    await call({ method: 'POST', path: '/me/charter', body: { version: charter.version } }),
  ).toMatchObject({ kind: 'answer' })
}

describe('the host on the real portal', () => {
  it('S19: recognises it before anyone has signed in', async () => {
    const reply = await host.services.portal.call({ method: 'GET', path: '/sync/hello' })
    expect(reply).toMatchObject({ kind: 'answer', body: { uai: school.uai, signedIn: false } })
    expect(await diagnosed()).toEqual(['session not-signed-in'])
  })

  it('a wrong password is a refusal of the portal, not a fault of the line', async () => {
    expect(await signIn('Pas le bon mot 1!')).toMatchObject({ kind: 'refusal', status: 401 })
  })

  it('without a session, what needs one says that it has ended', async () => {
    expect(await host.services.portal.call({ method: 'GET', path: '/sync/head' })).toMatchObject({
      kind: 'fault',
      fault: 'session-ended',
    })
  })

  it('signs in, keeps the token to itself, and is then known', async () => {
    const reply = await signIn(account.firstPassword)
    expect(reply).toMatchObject({ kind: 'answer', body: { mustChangePassword: true } })
    expect(JSON.stringify(reply)).not.toContain('"token"')
    expect(await diagnosed()).toEqual([])
  })

  it('S18: hears the head move, by the stream and by asking', async () => {
    await becomeReady()
    const heads: number[] = []
    const stop = host.events.subscribe(({ event, payload }) => {
      if (event === 'poke') heads.push((payload as { head: number }).head)
    })
    await host.services.portal.listen({ on: true })
    await eventually(() => expect(heads).toHaveLength(1))
    await school.admit('s2', 'teacher')
    await eventually(() => expect(heads.at(-1)).toBeGreaterThan(heads[0] ?? 0))
    const asked = await host.services.portal.call({ method: 'GET', path: '/sync/head?after=0&waitMs=10' })
    expect(asked).toMatchObject({ kind: 'answer', body: { head: heads.at(-1) } })
    await host.services.portal.listen({ on: false })
    stop()
  })
})
