import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '#server/http/routes.ts'
import { put } from '#shared/domain/core/command.ts'
import { schoolRecord } from '#shared/domain/people/school.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { createSchool } from '#server/store/create-school.ts'
import { smallSchool } from '#test/support/import/small-school.ts'
import { must } from '#shared/kernel/must.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'
import { everyone } from './rights-kinds.ts'
import { openRightsSchool, traceOf, type RightsSchool } from './rights-scene.ts'
import { askRoute, differingAnswers, openRouteScene, type RouteScene } from './route-cells.ts'
import { routeTable, type RouteRights } from './route-table.ts'

const base = usePostgres()

describe('every route, by every role, in every state', { timeout: 120_000 }, () => {
  let home: RightsSchool
  let abroad: RightsSchool
  let scene: RouteScene
  beforeAll(async () => {
    const { url, db } = base()
    home = await openRightsSchool(url, db)
    abroad = await openRightsSchool(url, db)
    scene = await openRouteScene(home, abroad)
  })
  afterAll(async () => {
    await home.client.portal.close()
    await abroad.client.portal.close()
  })

  /** Everything that a refused cell could have changed of its target. */
  async function lookOf(accountId: string): Promise<unknown> {
    const { rows } = await sql`
      select account.*, (select count(*) from account_decision where account_id = account.id) as decisions,
        (select string_agg(closed_why, ',') from session where account_id = account.id) as closed,
        (select string_agg(revoked_at, ',') from workstation where account_id = account.id) as revoked,
        (select string_agg(settled_by, ',') from parked where account_id = account.id) as settled,
        (select count(*) from charter_acceptance where account_id = account.id and recorded_by is not null) as charters
      from account where id = ${accountId}`.execute(base().db)
    return rows
  }

  it('a route that the table does not name, or that the portal does not have, fails here', async () => {
    const published = await (await fetch(`${home.client.portal.url}/docs/json`)).json()
    const described = Object.entries((published as { paths: Record<string, object> }).paths).flatMap(
      ([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('{id}', ':id')}`),
    )
    const declared = routeTable.map(({ route }) => route)
    const missing = [...routes.map(({ method, path }) => `${method} ${path}`), ...described]
      .filter((route) => !declared.includes(route))
      .map((route) => `${route} has no line: say who may ask it in test/rights/route-table.ts.`)
    const gone = declared
      .filter((route) => !described.includes(route))
      .map((route) => `The table names ${route}, which the portal does not have.`)
    expect([...new Set(missing), ...gone]).toEqual([])
  })

  it.each(routeTable.map((rights) => [rights.route, rights] as const))(
    '%s answers each caller what the law declares',
    async (_route, rights) => {
      const before = await lookOf(scene.untouched.accountId)
      expect(await differingAnswers(scene, rights)).toEqual([])
      expect(await lookOf(scene.untouched.accountId), 'a refusal has changed something').toEqual(before)
    },
  )

  it('HEAD, which comes with every GET, has the same door', async () => {
    for (const { route, door } of routeTable.filter((one) => one.route.startsWith('GET '))) {
      const path = must(route.split(' ')[1], 'a path').replace(':id', 'x')
      const { status } = await fetch(home.client.portal.url + path, { method: 'HEAD' })
      expect([route, status]).toEqual([route, door === 'anyone' ? 200 : 401])
    }
  })

  const aimed = routeTable.filter(({ route }) => /:id|settle$|\/me\/workstations\/revoke/.test(route))
  const isOwn = ({ route }: RouteRights) => / \/(me|cahiers)\//.test(route)

  it.each(aimed.map((rights) => [rights.route, rights] as const))(
    'S5: %s answers the same of a thing of another school and of a thing that is not',
    async (_route, rights) => {
      const nothing = {
        ...scene.untouched,
        accountId: 'account-nobody',
        workstationId: 'post-nobody',
        parkedId: 999_999,
        heldId: 'held-nobody',
        sessionId: 'session-nobody',
      }
      for (const role of everyone) {
        const { token } = home.seat(role)
        const heard = async (target: typeof nothing) =>
          (await askRoute(scene, rights, token, rights.ask(target))).text
        const unknown = await heard(nothing)
        expect(await heard(scene.foreign)).toBe(unknown)
        if (isOwn(rights) || !rights.roles.includes(role)) expect(await heard(scene.untouched)).toBe(unknown)
      }
      expect(await lookOf(scene.foreign.accountId)).toMatchObject([{ decisions: 0, suspended_at: null }])
    },
  )

  it('S5: files of another school of the same base are refused here, and write nothing there', async () => {
    const { db } = base()
    const uai = '0750001A'
    const there = { id: 'school', uai, name: 'Collège d’ailleurs', schoolYear: 2026, zone: 'C' } as const
    await db.transaction().execute(async (tx) => {
      const school = { ...there, timeZone: 'Europe/Paris', academy: 'Paris', city: 'Ailleurs' }
      await createSchool(tx, school)
      await applyChanges(tx, uai, [put(schoolRecord, school)])
    })
    const before = await traceOf(db, uai)
    const files = smallSchool().map(({ name, bytes }) => ({
      name,
      bytes: Buffer.from(bytes).toString('base64'),
    }))
    const { token } = home.seat('administrator')
    const body = { files, dryRun: false }
    const answer = await home.client.ask('POST', '/administration/import', { token, body })
    expect(answer.body).toMatchObject({ report: null, refused: { code: 'other-school' } })
    expect(await traceOf(db, uai)).toBe(before)
  })
})
