import { afterEach, describe, expect, it } from 'vitest'
import { routes } from '#server/http/routes.ts'
import { servePortal, type PortalClient } from '#test/support/portal/portal-client.ts'
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
  return { school, client }
}

describe('the portal over HTTP', () => {
  it('S19: every answer, refusals included, bears the protocol’s mark and is never cached', async () => {
    const { client } = await begin()
    for (const answer of [
      await client.ask('GET', '/sync/hello'),
      await client.ask('GET', '/nowhere'),
      await client.ask('GET', '/me'),
    ]) {
      expect(answer.body).toMatchObject({ mark: 'pupitre-portal', proto: 1 })
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
    expect((await client.ask('GET', '/sync/hello')).body).toMatchObject({
      signedIn: false,
      schoolName: 'Collège des Essais',
    })
  })

  it('no route answers a stranger, but hello and sign-in', async () => {
    const { client } = await begin()
    for (const route of routes.filter((one) => one.access !== 'anyone')) {
      const answer = await client.ask(
        route.method,
        route.path.replace(':id', 'x'),
        route.method === 'POST' ? { body: {} } : {},
      )
      expect([route.path, answer.status, answer.body.error.code]).toEqual([
        route.path,
        401,
        'session-expired',
      ])
    }
  })

  it('S3: more than 100 commands or 256 KiB is answered 413, and nothing is applied', async () => {
    const { school, client } = await begin()
    const { token, workstationId } = await client.settle(await school.admit('t1', 'teacher'))
    const push = (commands: unknown) =>
      client.ask('POST', '/sync/push', { token, body: { proto: 1, workstationId, epoch: null, commands } })
    const note = (mid: number, text: string) =>
      command(mid, 'writeNote', { id: `n${mid}`, scopes: ['etab'], text })
    const many = await push(Array.from({ length: 101 }, (_, i) => note(i + 1, 'x')))
    const large = await push([1, 2, 3].map((mid) => note(mid, 'x'.repeat(95_000))))
    expect([many.status, large.status]).toEqual([413, 413])
    const good = await push(Array.from({ length: 100 }, (_, i) => note(i + 1, 'x')))
    expect([good.status, good.body.lastMid]).toEqual([200, 100])
  })

  it('a session speaks for its own workstation and no other', async () => {
    const { school, client } = await begin()
    const first = await client.settle(await school.admit('t1', 'teacher'))
    const second = await client.settle(await school.admit('t2', 'teacher'))
    const answer = await client.ask('POST', '/sync/pull', {
      token: first.token,
      body: { ...firstPull, workstationId: second.workstationId },
    })
    expect([answer.status, answer.body.error.code]).toEqual([403, 'workstation-mismatch'])
  })

  it('a malformed message is refused by a code, without stack nor echo', async () => {
    const { school, client } = await begin()
    const { token } = await client.settle(await school.admit('t1', 'teacher'))
    const answer = await client.ask('POST', '/sync/pull', {
      token,
      body: { proto: 1, workstationId: 'DUPONT-secret' },
    })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'invalid-message'])
    expect(JSON.stringify(answer.body)).not.toMatch(/DUPONT|stack|\.ts/)
  })

  it('OpenAPI describes every route', async () => {
    const { client } = await begin()
    const { body } = await client.ask('GET', '/docs/json')
    const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described).toEqual(
      expect.arrayContaining(routes.map((route) => `${route.method} ${route.path.replace(':id', '{id}')}`)),
    )
  })
})
