import { SessionEnded, accountEnd, type Holder } from '#server/commands/acting-workstation.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { PullRestart } from '#server/sync/pull-view.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { marked } from '#shared/protocol/envelope.ts'
import { pullMessage } from '#shared/protocol/pull.ts'
import { parkMessage, pushMessage } from '#shared/protocol/push.ts'
import type { RawReply } from '#test/sim/post/network.ts'
import { changePassword, signInByPassword, whoAmI } from './accounts.ts'
import { wallOf } from './acting.ts'
import { parkCommands } from './park-commands.ts'
import type { SimPortal } from './portal-state.ts'
import { pull } from './pull.ts'
import { runPush, type BetweenCommands } from './run-push.ts'

type Bearer = Holder & { readonly token: string }

const custodyEnds: ReadonlySet<string> = new Set(['account-suspended', 'account-ended'])

/** Whose session it is, as `authenticate.ts` says it. @throws SessionEnded */
function authenticate(portal: SimPortal, token: string, isCustody: boolean): Bearer {
  const session = portal.base.sessions.get(token)
  if (!session) throw new SessionEnded('session-expired')
  const account = must(portal.base.accounts.get(session.accountId), 'an account')
  const holder = { accountId: account.id, workstationId: session.workstationId, token }
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
  token: string,
  path: string,
  body: unknown,
  between?: BetweenCommands,
): Promise<RawReply> {
  try {
    const answer = await route(portal, token, path, body, between)
    return { status: 200, body: answer }
  } catch (error) {
    const refusal = (status: number, code: string) => ({
      status,
      body: marked({ error: { code, params: {} } }),
    })
    if (error instanceof SessionEnded) return refusal(401, error.code)
    if (error instanceof Refusal) return refusal(error.status, error.code)
    if (error instanceof PullRestart) return refusal(409, 'pull-restart')
    throw error
  }
}

async function route(
  portal: SimPortal,
  token: string,
  path: string,
  body: unknown,
  between?: BetweenCommands,
): Promise<unknown> {
  if (path === '/session') return signInByPassword(portal, body)
  const holder = authenticate(portal, token, path === '/sync/park')
  if (path === '/me') return whoAmI(portal, holder)
  if (path === '/me/password') return changePassword(portal, holder, body)
  const { workstationId } = body as { readonly workstationId: string }
  if (workstationId !== holder.workstationId) throw new Refusal(403, 'workstation-mismatch')
  // The first sign-in comes before anything else, custody excepted (C12, `guard.ts`).
  const account = must(portal.base.accounts.get(holder.accountId), 'an account')
  if (account.must_change && path !== '/sync/park') throw new Refusal(403, 'password-change-required')
  const now = () => instantOf(portal.now())
  if (path === '/sync/pull') return pull(portal, holder, pullMessage.parse(body))
  if (path === '/sync/push') {
    const result = await runPush(portal, holder, pushMessage.parse(body), between)
    return marked({ ...result, now: now() })
  }
  if (path === '/sync/park') return marked(parkCommands(portal, holder, parkMessage.parse(body)))
  throw new Error(`no route ${path}`)
}
