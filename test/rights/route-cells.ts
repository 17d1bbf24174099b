import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '#shared/domain/core/actor.ts'
import { must } from '#shared/kernel/must.ts'
import { enterAccount } from '#test/support/portal/enter-account.ts'
import type { TestSchool } from '#test/support/portal/test-school.ts'
import { everyone } from './rights-kinds.ts'
import type { RightsSchool } from './rights-scene.ts'
import {
  answerFor,
  callers,
  routeTable,
  statusOf,
  type Caller,
  type RouteRights,
  type Target,
} from './route-table.ts'

/** What somebody holds when he comes to the door. */
interface Held {
  readonly accountId: string
  readonly workstationId: string
  readonly token: string | null
}

/** An account without the cost of a password, as an administrator or an import would have made it. */
async function openAccount({ db, uai }: TestSchool, name: string, role: Role): Promise<string> {
  await db
    .insertInto('account')
    .values({
      id: `account-${name}-${uai}`,
      school: uai,
      staff_id: name,
      external_key: name,
      login: name,
      roles: [role],
      password_hash: '',
      must_change: false,
      suspended_at: null,
      ended_on: null,
      signed_in_at: '2026-09-01T07:00:00.000Z',
      created_at: '2026-09-01T07:00:00.000Z',
    })
    .execute()
  return `account-${name}-${uai}`
}

/** Puts a session, its account or its post in the state that the column names. */
async function bring({ db }: TestSchool, caller: Caller, { accountId, workstationId }: Held): Promise<void> {
  const past = '2026-11-16T07:00:00.000Z'
  const close = (why: string) =>
    sql`update session set closed_at = ${past}, closed_why = ${why} where account_id = ${accountId}`.execute(
      db,
    )
  if (caller === 'suspended') {
    await sql`update account set suspended_at = ${past} where id = ${accountId}`.execute(db)
    await close('account-suspended')
  }
  if (caller === 'right ended')
    await sql`update account set ended_on = '2026-11-01' where id = ${accountId}`.execute(db)
  if (caller === 'session expired')
    await sql`update session set expires_at = ${past} where account_id = ${accountId}`.execute(db)
  if (caller === 'signed out') await close('signed-out')
  if (caller === 'workstation revoked') {
    await sql`update workstation set revoked_at = ${past} where id = ${workstationId}`.execute(db)
    await close('session-revoked')
  }
  if (caller === 'password to change')
    await sql`update account set must_change = true where id = ${accountId}`.execute(db)
  if (caller === 'charter to accept')
    await sql`delete from charter_acceptance where account_id = ${accountId}`.execute(db)
}

export interface RouteScene {
  readonly home: RightsSchool
  readonly abroad: RightsSchool
  held(role: Role, caller: Caller): Held
  /** Things of a colleague that nobody may touch: every refused cell aims at them. */
  readonly untouched: Target
  /** Things of the other school. */
  readonly foreign: Target
}

/** A colleague’s account, post, session, custody and a doubt of an import: what routes are asked on. */
export async function openTarget({ db, uai, context }: TestSchool, name: string): Promise<Target> {
  const accountId = await openAccount({ db, uai, context } as TestSchool, name, 'aed')
  const { workstationId } = await enterAccount(context, accountId, `post-${name}-${uai}`)
  const { rows } = await sql<{ id: number }>`
    insert into parked (school, workstation_id, account_id, mid, reason, raw, digest, parked_at)
    values (${uai}, ${workstationId}, ${accountId}, 1, 'logout', '{}', ${name}, '') returning id`.execute(db)
  const session = await db
    .selectFrom('session')
    .select('id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  const parkedId = Number(must(rows[0], 'a parked command').id)
  const heldId = `held-${name}`
  return { accountId, workstationId, own: '', parkedId, heldId, sessionId: session.id }
}

/** Everybody at the door: each role in each state, and what they may aim at. */
export async function openRouteScene(home: RightsSchool, abroad: RightsSchool): Promise<RouteScene> {
  const held = new Map<string, Held>()
  for (const role of everyone) {
    for (const caller of callers) {
      const { school } = caller === 'a token of another school' ? abroad : home
      const name = `${role}-${callers.indexOf(caller)}`
      const accountId = await openAccount(school, name, role)
      const session: Held = await enterAccount(school.context, accountId, `workstation-${name}-${school.uai}`)
      await bring(school, caller, session)
      const wrong = caller === 'a wrong token' ? randomUUID() : session.token
      held.set(`${role} ${caller}`, { ...session, token: caller === 'no token' ? null : wrong })
    }
  }
  return {
    home,
    abroad,
    held: (role, caller) => must(held.get(`${role} ${caller}`), `${role} ${caller}`),
    untouched: await openTarget(home.school, 'untouched'),
    foreign: await openTarget(abroad.school, 'foreign'),
  }
}

/** What the portal answered: `passes`, or a status and a code. */
export interface Heard {
  readonly status: number
  readonly text: string
  readonly code: string | null
}

/** Asks one route as somebody; a stream is left at once. */
export async function askRoute(
  { home }: RouteScene,
  { route }: RouteRights,
  token: string | null,
  { path, body }: ReturnType<RouteRights['ask']>,
): Promise<Heard> {
  const leaving = new AbortController()
  const response = await fetch(home.client.portal.url + path, {
    method: must(route.split(' ')[0], 'a method'),
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: leaving.signal,
  })
  const { status } = response
  if (response.headers.get('content-type')?.includes('event-stream')) {
    leaving.abort()
    return { status, text: '', code: null }
  }
  const text = await response.text()
  const answer = JSON.parse(text) as { error?: { code: string } }
  return { status, text, code: answer.error?.code ?? null }
}

/** A session that this very cell closed, or a charter that it accepted, is put back for the next ones. */
async function putBack({ home }: RouteScene, caller: Caller, { accountId }: Held): Promise<void> {
  const { db } = home.school
  await sql`update session set closed_at = null, closed_why = null where account_id = ${accountId}`.execute(
    db,
  )
  await bring(home.school, caller, { accountId, workstationId: '', token: null })
}

async function tryCell(
  scene: RouteScene,
  rights: RouteRights,
  role: Role,
  caller: Caller,
): Promise<string[]> {
  const passes = rights.passes ?? { status: 200, code: null }
  const declared = answerFor(rights, caller, role)
  const held = scene.held(role, caller)
  const cell = `${routeTable.indexOf(rights)}-${role}-${callers.indexOf(caller)}`
  const target = declared === 'passes' ? await freshTarget(scene, rights, cell) : scene.untouched
  const own = caller === 'another’s workstation named' ? scene.untouched.workstationId : held.workstationId
  const { status, code } = await askRoute(scene, rights, held.token, rights.ask({ ...target, own }))
  const wanted = declared === 'passes' ? passes : { status: statusOf[declared], code: declared }
  if (declared === 'passes' && /DELETE .session$|charter$/.test(rights.route))
    await putBack(scene, caller, held)
  if (status === wanted.status && code === wanted.code) return []
  return [
    `${rights.route} × ${role} × ${caller}: the law says ${declared}, the portal ${status} ${String(code)}`,
  ]
}

/** Tries one route as every role in every state, the roles side by side; one line for each cell that differs. */
export async function differingAnswers(scene: RouteScene, rights: RouteRights): Promise<string[]> {
  const faults = everyone.map(async (role) => {
    const lines: string[] = []
    for (const caller of callers) lines.push(...(await tryCell(scene, rights, role, caller)))
    return lines
  })
  return (await Promise.all(faults)).flat()
}

/** A cell that passes spends its own target; own things, and lists, need none. */
function freshTarget(scene: RouteScene, { route }: RouteRights, cell: string): Promise<Target> | Target {
  return route.includes('/administration/') && route.includes(':id')
    ? openTarget(scene.home.school, cell)
    : scene.untouched
}
