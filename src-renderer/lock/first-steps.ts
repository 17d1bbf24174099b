import type { PortalReply } from '#shared/bridge/portal-contract.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { rewrapPassword } from './rewrap-password.ts'
import { done, refuse, show, type SessionContext } from './session-context.ts'
import { useSession } from './session-store.ts'
import type { FirstSteps, SessionResult } from './session.ts'

/**
 * Changes one's own password at the portal, then under wrap 1 of this post (law V2). Online only.
 * @param given the present one; null for the one just given to sign in, which is not asked twice
 */
export async function changePassword(
  context: SessionContext,
  given: string | null,
  next: string,
): Promise<SessionResult> {
  const current = given ?? context.half?.password
  if (current === undefined) return refuse('wrong-current-password')
  const refused = refusalOf(await post(context, '/me/password', { current, next }))
  if (refused) return refused
  if (context.half) {
    context.half.password = next
    return stepDone(context, { mustChangePassword: false })
  }
  if (context.open) await rewrapPassword(context, context.open.row.id, current, next)
  return stepDone(context, { mustChangePassword: false })
}

export async function acceptCharter(context: SessionContext, version: number): Promise<SessionResult> {
  const refused = refusalOf(await post(context, '/me/charter', { version }))
  return refused ?? stepDone(context, { charter: null })
}

async function stepDone(context: SessionContext, change: Partial<FirstSteps>): Promise<SessionResult> {
  const steps = useSession.getState().firstSteps
  const left = steps && { ...steps, ...change }
  if (left && (left.mustChangePassword || left.charter)) {
    show({ firstSteps: left, problem: null })
    return done
  }
  if (context.half) return finishSignIn(context, context.half)
  show({ firstSteps: null, problem: null })
  context.open?.sync.now()
  return done
}

function post(context: SessionContext, path: string, body: unknown): Promise<PortalReply> {
  const silent = (): PortalReply => ({ kind: 'fault', fault: 'portal-down', detail: 'host' })
  return context.host.portal.call({ method: 'POST', path, body }).catch(silent)
}

function refusalOf(reply: PortalReply): SessionResult | null {
  switch (reply.kind) {
    case 'answer':
      return null
    case 'refusal':
      return refuse(reply.code, reply.params)
    case 'busy':
      return reply.status === 429
        ? refuse('too-many-tries', { waitSeconds: Math.ceil((reply.retryAfterMs ?? 60_000) / 1000) })
        : refuse('portal-down')
    case 'fault':
      return refuse(reply.fault)
  }
}
