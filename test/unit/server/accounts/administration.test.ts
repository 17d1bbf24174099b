import { afterEach, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { portalRightHolders, portalRights, type PortalRight } from '#shared/domain/people/portal-rights.ts'
import { roles } from '#shared/domain/core/actor.ts'
import { routes } from '#server/http/routes.ts'
import { servePortal, type PortalClient } from '#test/support/portal/portal-client.ts'
import { command, newSchool } from '#test/support/portal/test-school.ts'
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
  const head = await client.settle(await school.admit('head', 'direction'))
  const teacher = await school.admit('t1', 'teacher')
  const as = (token: string) => (method: string, path: string, body?: unknown) =>
    client.ask(method, path, { token, ...(body === undefined ? {} : { body }) })
  return { school, client, head, teacher, asHead: as(head.token), as }
}

const hearing = {
  heardOn: '2026-11-16',
  summary: 'Entendue le lundi 16 novembre en présence de sa collègue.',
}

describe('administration', () => {
  it('C6: nobody is suspended before he was heard, with the day and a summary', async () => {
    const { teacher, asHead } = await begin()
    const suspend = async (body: unknown) =>
      (await asHead('POST', `/administration/accounts/${teacher.accountId}/suspend`, body)).body.error?.code
    expect(await suspend({ ...hearing, heardOn: null })).toBe('hearing-date-missing')
    expect(await suspend({ ...hearing, heardOn: '2026-11-18' })).toBe('hearing-to-come')
    expect(await suspend({ ...hearing, summary: ' …  ' })).toBe('hearing-summary-missing')
    expect(await suspend(hearing)).toBeUndefined()
  })

  it('C6: a suspension closes the sessions at once, and is taken back with its trace', async () => {
    const { school, client, teacher, asHead, head } = await begin()
    const { token } = await client.settle(teacher)
    await asHead('POST', `/administration/accounts/${teacher.accountId}/suspend`, hearing)
    const refused = await client.ask('GET', '/me', { token })
    expect([refused.status, refused.body.error.code]).toEqual([401, 'account-suspended'])
    expect(
      (await client.signIn(teacher.login, teacher.firstPassword, 'workstation-t1')).body.error.code,
    ).toBe('account-suspended')
    expect((await client.signIn(teacher.login, 'not the password', 'workstation-t1')).body.error.code).toBe(
      'wrong-credentials',
    )
    await asHead('POST', `/administration/accounts/${teacher.accountId}/reinstate`, {
      summary: 'Fin de la mesure.',
    })
    expect((await client.signIn(teacher.login, teacher.firstPassword, 'workstation-t1')).status).toBe(200)
    expect((await client.ask('GET', '/me', { token })).status).toBe(401)
    const trace = await school.db
      .selectFrom('account_decision')
      .selectAll()
      .where('account_id', '=', teacher.accountId)
      .orderBy('id')
      .execute()
    expect(trace.map((one) => [one.decision, one.heard_on])).toEqual([
      ['suspended', '2026-11-16'],
      ['reinstated', null],
    ])
    expect(trace[0]?.decided_by).toBe(
      (await client.ask('GET', '/me', { token: head.token })).body.person.accountId,
    )
  })

  it('C6: the base itself refuses a suspension without hearing', async () => {
    const { school, teacher } = await begin()
    const bare = {
      school: school.uai,
      account_id: teacher.accountId,
      decision: 'suspended',
      decided_by: 'x',
      decided_at: 'now',
    }
    await expect(
      school.db
        .insertInto('account_decision')
        .values({ ...bare, heard_on: null, summary: null })
        .execute(),
    ).rejects.toThrow(/check constraint/)
  })

  it('C10: from the first day without right, an account answers nothing but that', async () => {
    const { school, client, teacher, asHead } = await begin()
    const { token } = await client.settle(teacher)
    await asHead('POST', `/administration/accounts/${teacher.accountId}/end`, { endsOn: '2026-11-18' })
    expect((await client.ask('GET', '/me', { token })).status).toBe(200)
    // midnight in Paris
    school.time = Date.parse('2026-11-17T23:00:00Z')
    expect((await client.ask('GET', '/me', { token })).body.error?.code).toBe('account-ended')
    const again = await client.signIn(teacher.login, teacher.firstPassword, 'workstation-t1')
    expect(again.body.error.code).toBe('account-ended')
  })

  it('C12: who has not accepted the charter is listed, and a paper one is recorded at the desk', async () => {
    const { school, client, teacher, asHead, as } = await begin()
    const line = async () =>
      (await asHead('GET', '/administration/charter')).body.accounts.find(
        (one: { accountId: string }) => one.accountId === teacher.accountId,
      )
    expect(await line()).toMatchObject({ acceptedAt: null, onPaper: false })
    const desk = await client.settle(await school.admit('s1', 'secretariat'))
    expect(
      (
        await as(desk.token)('POST', `/administration/accounts/${teacher.accountId}/paper-charter`, {
          version: 1,
        })
      ).status,
    ).toBe(200)
    expect(await line()).toMatchObject({ acceptedAt: '2026-11-17T08:05:00.000Z', onPaper: true })
    expect(
      (await client.signIn(teacher.login, teacher.firstPassword, 'workstation-t1')).body.charter,
    ).toBeNull()
  })

  it('C13: reading the access log is a right of its own, and each consultation is a line of it', async () => {
    const { school, client, asHead, as } = await begin()
    const admin = await client.settle(await school.admit('adm', 'administrator'))
    expect((await as(admin.token)('GET', '/administration/access-log')).body.error.code).toBe('not-allowed')
    const first = (await asHead('GET', '/administration/access-log')).body.lines
    expect(first[0].action).toBe('access-log-read')
    expect(first.map((line: { action: string }) => line.action)).toEqual(
      expect.arrayContaining(['charter-accepted']),
    )
    const second = (await asHead('GET', '/administration/access-log')).body.lines
    expect(second.filter((line: { action: string }) => line.action === 'access-log-read').length).toBe(2)
  })

  it('C13: the access log only grows, whoever asks the base', async () => {
    const { db } = base()
    for (const attempt of [
      sql`update access_log set action = 'x'`,
      sql`delete from access_log`,
      sql`truncate access_log`,
    ]) {
      await expect(attempt.execute(db)).rejects.toThrow('access_log only grows')
    }
  })

  it('every right is refused to every role that does not hold it, on every route that demands it', async () => {
    const { school, client } = await begin()
    const guarded = routes.filter((route) => (portalRights as readonly string[]).includes(route.access))
    expect(guarded.length).toBeGreaterThan(10)
    for (const role of roles) {
      const { token } = await client.settle(await school.admit(`role-${role}`, role))
      for (const route of guarded.filter(
        (one) => !portalRightHolders[one.access as PortalRight].includes(role),
      )) {
        const answer = await client.ask(route.method, route.path.replace(':id', 'x'), {
          token,
          ...(route.method === 'POST' ? { body: {} } : {}),
        })
        expect([role, route.path, answer.status, answer.body.error.code]).toEqual([
          role,
          route.path,
          403,
          'not-allowed',
        ])
      }
    }
  })

  it('the sheet of first identifiers is a PDF whose passwords are the only ones that hold', async () => {
    const { client, teacher, asHead } = await begin()
    const { accounts, pdf } = (await asHead('POST', '/administration/first-identifiers')).body
    expect(accounts).toBe(1)
    expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect((await client.signIn(teacher.login, teacher.firstPassword, 'workstation-t1')).status).toBe(401)
    const renewed = (await asHead('POST', `/administration/accounts/${teacher.accountId}/first-password`))
      .body
    expect(
      (await client.signIn(teacher.login, renewed.firstPassword, 'workstation-t1')).body.mustChangePassword,
    ).toBe(true)
  })

  it('one does not suspend, end or lower oneself', async () => {
    const { client, head, asHead } = await begin()
    const { accountId } = (await client.ask('GET', '/me', { token: head.token })).body.person
    const code = async (what: string, body: unknown) =>
      (await asHead('POST', `/administration/accounts/${accountId}/${what}`, body)).body.error.code
    expect(await code('suspend', hearing)).toBe('own-account')
    expect(await code('end', { endsOn: '2026-11-17' })).toBe('own-account')
    expect(await code('roles', { roles: ['teacher'] })).toBe('own-account')
  })

  it('C13, C18: who administers does not give himself a role, and so the files and the log that he may not read', async () => {
    const { school, client, as, asHead, head } = await begin()
    const technician = await school.admit('tech', 'administrator')
    const { token } = await client.settle(technician)
    const path = `/administration/accounts/${technician.accountId}/roles`
    const raised = await as(token)('POST', path, { roles: ['administrator', 'direction'] })
    expect([raised.status, raised.body.error.code]).toEqual([422, 'own-account'])
    expect((await as(token)('GET', '/administration/access-log')).status).toBe(403)
    const { accountId } = (await client.ask('GET', '/me', { token: head.token })).body.person
    const own = `/administration/accounts/${accountId}/roles`
    expect((await asHead('POST', own, { roles: ['direction', 'administrator'] })).status).toBe(200)
  })

  it('S5, C12: a paper charter of an account of another school, or of none, is refused alike and written nowhere', async () => {
    const { asHead } = await begin()
    const elsewhere = await begin()
    const record = (id: string) =>
      asHead('POST', `/administration/accounts/${id}/paper-charter`, { version: 1 })
    const foreign = await record(elsewhere.teacher.accountId)
    const nobody = await record('nobody')
    expect([foreign.status, foreign.body.error.code]).toEqual([404, 'account-unknown'])
    expect(nobody.body).toEqual(foreign.body)
    const { accounts } = (await elsewhere.asHead('GET', '/administration/charter')).body
    expect(
      accounts.find((one: { accountId: string }) => one.accountId === elsewhere.teacher.accountId),
    ).toMatchObject({ acceptedAt: null })
  })

  it('other roles: the account is listed so, and an unknown role is refused', async () => {
    const { teacher, asHead } = await begin()
    const path = `/administration/accounts/${teacher.accountId}/roles`
    expect((await asHead('POST', path, { roles: ['wizard'] })).body.error.code).toBe('role-unknown')
    expect((await asHead('POST', path, { roles: ['teacher', 'cpe'] })).status).toBe(200)
    const { accounts } = (await asHead('GET', '/administration/accounts')).body
    expect(accounts.find((one: { accountId: string }) => one.accountId === teacher.accountId)).toMatchObject({
      roles: ['teacher', 'cpe'],
      state: 'active',
      isNew: true,
    })
  })

  it('S4, V7: what is in custody is listed as it was typed, and settled once, with a trace', async () => {
    const { client, teacher, asHead } = await begin()
    const { token, workstationId } = await client.settle(teacher)
    const typed = command(1, 'writeNote', { id: 'a', scopes: ['etab'], text: 'never sent' })
    await client.ask('POST', '/sync/park', {
      token,
      body: { proto: 1, workstationId, reason: 'logout', commands: [typed] },
    })
    const items = async () => (await asHead('GET', '/administration/parked')).body.items
    const [item] = await items()
    expect(item).toMatchObject({ name: 'writeNote', reason: 'logout', raw: typed, settledAt: null })
    const settle = async () => (await asHead('POST', `/administration/parked/${item.id}/settle`)).status
    expect([await settle(), await settle()]).toEqual([200, 404])
    expect((await items())[0].settledAt).not.toBeNull()
    const { lines } = (await asHead('GET', '/administration/access-log')).body
    expect(lines.map((line: { action: string }) => line.action)).toEqual(
      expect.arrayContaining(['parked-read', 'parked-settled']),
    )
  })
})
