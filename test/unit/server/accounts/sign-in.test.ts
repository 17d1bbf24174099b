import { afterEach, describe, expect, it } from 'vitest'
import { countAddressFailure } from '#server/accounts/throttle.ts'
import { goodPassword, servePortal, type PortalClient } from '#test/support/portal/portal-client.ts'
import { command, firstPull, newSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()
const open: PortalClient[] = []
afterEach(async () => {
  for (const client of open.splice(0)) await client.portal.close()
})

async function begin() {
  const school = await newSchool(base().db)
  const client = await servePortal(base().url, school)
  open.push(client)
  const account = await school.admit('t1', 'teacher')
  return { school, client, account }
}

const minute = 60_000

describe('sign-in', () => {
  it('C12: a first sign-in changes the password and accepts the charter before anything else answers', async () => {
    const { client, account } = await begin()
    const { body } = await client.signIn(account.login, account.firstPassword, 'workstation-1')
    expect(body).toMatchObject({
      mustChangePassword: true,
      lastMid: 0,
      person: { staffId: 't1', familyName: 'Essai t1', roles: ['teacher'] },
    })
    expect(body.charter).toMatchObject({ version: 1, title: expect.stringContaining('Charte') })
    const { token } = body
    const pull = () =>
      client.ask('POST', '/sync/pull', { token, body: { ...firstPull, workstationId: 'workstation-1' } })
    expect((await pull()).body.error.code).toBe('password-change-required')
    expect(
      (
        await client.ask('POST', '/me/password', {
          token,
          body: { current: account.firstPassword, next: goodPassword },
        })
      ).status,
    ).toBe(200)
    expect((await pull()).body.error.code).toBe('charter-required')
    expect(
      (await client.ask('POST', '/me/charter', { token, body: { version: 7 } })).body.error,
    ).toMatchObject({ code: 'charter-version' })
    expect((await client.ask('POST', '/me/charter', { token, body: { version: 1 } })).status).toBe(200)
    expect((await pull()).status).toBe(200)
    expect((await client.signIn(account.login, goodPassword, 'workstation-1')).body).toMatchObject({
      mustChangePassword: false,
      charter: null,
    })
  })

  it('V2: the key of wrap 2 is given at sign-in, the same to the same workstation, another to another', async () => {
    const { client, account } = await begin()
    const key = async (post: string) =>
      (await client.signIn(account.login, account.firstPassword, post)).body.wrapKey as string
    const [first, again, other] = [
      await key('workstation-1'),
      await key('workstation-1'),
      await key('workstation-2'),
    ]
    expect(Buffer.from(first, 'base64').length).toBe(32)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('a wrong password and an unknown login get the same answer, and are locked alike after ten', async () => {
    const { client, account } = await begin()
    const answers = async (login: string) => {
      const seen = []
      for (let time = 0; time < 11; time++) {
        const { status, body, headers } = await client.signIn(login, 'not the password', 'workstation-1')
        seen.push([status, body.error, headers.get('retry-after')])
      }
      return seen
    }
    const known = await answers(account.login)
    expect(await answers('nobody.here')).toEqual(known)
    expect(known[0]).toEqual([401, { code: 'wrong-credentials', params: {} }, null])
    expect(known[10]).toEqual([429, { code: 'too-many-tries', params: { waitSeconds: 60 } }, '60'])
  })

  it('a locked login refuses the right password too, opens after its delay, which grows', async () => {
    const { school, client, account } = await begin()
    const wrong = () => client.signIn(account.login, 'not the password', 'workstation-1')
    const right = () => client.signIn(account.login, account.firstPassword, 'workstation-1')
    for (let time = 0; time < 10; time++) await wrong()
    expect((await right()).status).toBe(429)
    school.time += minute
    expect((await wrong()).status).toBe(401)
    expect((await right()).body.error.params).toEqual({ waitSeconds: 120 })
    school.time += 2 * minute
    expect((await right()).status).toBe(200)
    expect((await wrong()).status).toBe(401)
  })

  it('tries made all at once are all counted', async () => {
    const { client, account } = await begin()
    const statuses = await Promise.all(
      Array.from({ length: 30 }, () => client.signIn(account.login, 'not the password', 'workstation-1')),
    )
    expect(statuses.filter((answer) => answer.status === 401).length).toBe(10)
  })

  it('one address that fails on many logins is slowed, whatever the logins', async () => {
    const { school, client } = await begin()
    for (let time = 0; time < 99; time++) await countAddressFailure(school.context, '127.0.0.1')
    expect((await client.signIn('nobody.first', 'not the password', 'workstation-1')).status).toBe(401)
    expect((await client.signIn('nobody.second', 'not the password', 'workstation-1')).status).toBe(429)
    school.time += 15 * minute
    expect((await client.signIn('nobody.second', 'not the password', 'workstation-1')).status).toBe(401)
  })

  it('a session slides by twelve hours and ends after thirty days', async () => {
    const { school, client, account } = await begin()
    const { token } = await client.settle(account)
    const me = async () => (await client.ask('GET', '/me', { token })).body.error?.code ?? 'alive'
    for (let half = 0; half < 59; half++) {
      school.time += 11.9 * 60 * minute
      expect([half, await me()]).toEqual([half, 'alive'])
    }
    school.time += 24 * 60 * minute
    expect(await me()).toBe('session-expired')
  })

  it('sessions are listed, and one closed from another post is refused at its next request', async () => {
    const { client, account } = await begin()
    const first = await client.settle(account, 'workstation-1')
    const { token } = (await client.signIn(account.login, account.firstPassword, 'workstation-2')).body
    const { sessions } = (await client.ask('GET', '/me/sessions', { token })).body
    expect(sessions.map((one: { isCurrent: boolean }) => one.isCurrent).toSorted()).toEqual([false, true])
    const other = sessions.find((one: { isCurrent: boolean }) => !one.isCurrent)
    expect((await client.ask('DELETE', `/me/sessions/${other.id}`, { token })).status).toBe(200)
    const refused = await client.ask('GET', '/me', { token: first.token })
    expect([refused.status, refused.body.error.code]).toEqual([401, 'session-revoked'])
  })

  it('one cannot close another person’s session', async () => {
    const { school, client, account } = await begin()
    const mine = await client.settle(account)
    const other = await client.settle(await school.admit('t2', 'teacher'))
    const { sessions } = (await client.ask('GET', '/me/sessions', { token: other.token })).body
    expect(
      (await client.ask('DELETE', `/me/sessions/${sessions[0].id}`, { token: mine.token })).body.error.code,
    ).toBe('session-unknown')
    expect((await client.ask('GET', '/me', { token: other.token })).status).toBe(200)
  })

  it('tokens and passwords are kept as hashes only', async () => {
    const { school, client, account } = await begin()
    const { token } = (await client.signIn(account.login, account.firstPassword, 'workstation-1')).body
    await client.ask('POST', '/me/password', {
      token,
      body: { current: account.firstPassword, next: goodPassword },
    })
    const dump = JSON.stringify([
      await school.db.selectFrom('session').selectAll().execute(),
      await school.db.selectFrom('account').selectAll().execute(),
      await school.db.selectFrom('access_log').selectAll().execute(),
    ])
    for (const secret of [token, goodPassword, account.firstPassword]) expect(dump).not.toContain(secret)
    expect(dump).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  })

  it('a workstation’s number belongs to one account', async () => {
    const { school, client, account } = await begin()
    await client.signIn(account.login, account.firstPassword, 'workstation-1')
    const other = await school.admit('t2', 'teacher')
    expect((await client.signIn(other.login, other.firstPassword, 'workstation-1')).body.error.code).toBe(
      'workstation-taken',
    )
  })

  it('a refused new password says which rule, and leaves the old one', async () => {
    const { client, account } = await begin()
    const { token } = (await client.signIn(account.login, account.firstPassword, 'workstation-1')).body
    const change = async (current: string, next: string) =>
      (await client.ask('POST', '/me/password', { token, body: { current, next } })).body.error?.code
    expect(await change(account.firstPassword, 'short')).toBe('password-too-short')
    expect(await change(account.firstPassword, 'longenoughbutplain')).toBe('password-needs-classes')
    expect(await change('not the password', goodPassword)).toBe('wrong-current-password')
    expect(await change(account.firstPassword, account.firstPassword)).toBe('password-unchanged')
    expect((await client.signIn(account.login, account.firstPassword, 'workstation-1')).status).toBe(200)
  })

  it('V7: what waited on a suspended person’s post may still be handed over, and nothing else', async () => {
    const { school, client, account } = await begin()
    const { token, workstationId } = await client.settle(account)
    await school.db
      .updateTable('account')
      .set({ suspended_at: '2026-11-17T08:00:00.000Z' })
      .where('id', '=', account.accountId)
      .execute()
    const commands = [command(1, 'writeNote', { id: 'a', scopes: ['etab'], text: 'typed before' })]
    const push = await client.ask('POST', '/sync/push', {
      token,
      body: { proto: 1, workstationId, epoch: null, commands },
    })
    expect([push.status, push.body.error.code]).toEqual([401, 'account-suspended'])
    const park = () =>
      client.ask('POST', '/sync/park', {
        token,
        body: { proto: 1, workstationId, reason: 'suspended', commands },
      })
    expect((await park()).body).toMatchObject({ parked: [1], lastMid: 1 })
    expect((await park()).body).toMatchObject({ parked: [1], lastMid: 1 })
    const kept = await school.db
      .selectFrom('parked')
      .select(['reason', 'raw'])
      .where('school', '=', school.uai)
      .execute()
    expect(kept).toEqual([{ reason: 'suspended', raw: JSON.stringify(commands[0]) }])
  })
})
