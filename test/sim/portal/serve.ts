import { SessionEnded, accountEnd, type Holder } from '#server/commands/acting-workstation.ts'
import { PullRestart } from '#server/sync/pull-view.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { marked } from '#shared/protocol/envelope.ts'
import { pullMessage } from '#shared/protocol/pull.ts'
import { parkMessage, pushMessage } from '#shared/protocol/push.ts'
import type { RawReply } from '#test/sim/post/network.ts'
import { wallOf } from './acting.ts'
import { parkCommands } from './park-commands.ts'
import type { SimPortal } from './portal-state.ts'
import { pull } from './pull.ts'
import { runPush, type BetweenCommands } from './run-push.ts'

const custodyEnds: ReadonlySet<string> = new Set(['account-suspended', 'account-ended'])

/** Who bears a workstation's session, as `authenticate.ts` says it. @throws SessionEnded */
function authenticate(portal: SimPortal, workstationId: string, isCustody: boolean): Holder {
  const session = portal.base.sessions.get(workstationId)
  if (!session) throw new SessionEnded('session-expired')
  const account = must(portal.base.accounts.get(session.accountId), 'an account')
  const holder = { accountId: account.id, workstationId }
  const closed = session.closedWhy
  const end =
    accountEnd(account, wallOf(portal).date) ??
    (closed === null ? null : custodyEnds.has(closed) ? (closed as 'account-suspended') : 'session-revoked')
  if (end === null || (isCustody && custodyEnds.has(end))) return holder
  throw new SessionEnded(end)
}

/** The routes of sync, as `sync-routes.ts` opens them: an answer or a refusal, in the protocol's envelope. */
export async function servePortal(
  portal: SimPortal,
  workstationId: string,
  path: string,
  body: unknown,
  between?: BetweenCommands,
): Promise<RawReply> {
  try {
    const answer = await route(portal, workstationId, path, body, between)
    return { status: 200, body: answer }
  } catch (error) {
    const refusal = (status: number, code: string) => ({
      status,
      body: marked({ error: { code, params: {} } }),
    })
    if (error instanceof SessionEnded) return refusal(401, error.code)
    if (error instanceof PullRestart) return refusal(409, 'pull-restart')
    throw error
  }
}

async function route(
  portal: SimPortal,
  workstationId: string,
  path: string,
  body: unknown,
  between?: BetweenCommands,
): Promise<unknown> {
  const holder = authenticate(portal, workstationId, path === '/sync/park')
  const now = () => instantOf(portal.now())
  if (path === '/sync/pull') return pull(portal, holder, pullMessage.parse(body))
  if (path === '/sync/push') {
    const result = await runPush(portal, holder, pushMessage.parse(body), between)
    return marked({ ...result, now: now() })
  }
  if (path === '/sync/park') return marked(parkCommands(portal, holder, parkMessage.parse(body)))
  throw new Error(`no route ${path}`)
}

/** Signs a workstation in: registers it when it is new. Null, or why not. */
export function signIn(portal: SimPortal, accountId: string, workstationId: string): string | null {
  const { base } = portal
  const account = must(base.accounts.get(accountId), 'an account')
  const end = accountEnd(account, wallOf(portal).date)
  if (end) return end
  const now = instantOf(portal.now())
  if (!base.workstations.has(workstationId))
    base.workstations.set(workstationId, {
      ...{
        school: portal.school,
        id: workstationId,
        account_id: accountId,
        post_name: workstationId,
        last_mid: 0,
      },
      ...{ wrap_key: Buffer.alloc(32), roles_seen: null, poison_mid: null, poison_count: 0 },
      ...{ created_at: now, seen_at: now, revoked_at: null },
    })
  base.sessions.set(workstationId, { accountId, openedAt: portal.now(), closedWhy: null })
  return null
}
