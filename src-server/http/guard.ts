import type { FastifyRequest } from 'fastify'
import { roles as allRoles } from '#shared/domain/core/actor.ts'
import { hasPortalRight, portalRights, type PortalRight } from '#shared/domain/people/portal-rights.ts'
import { authenticate, type Authenticated } from '#server/accounts/authenticate.ts'
import { SessionEnded } from '#server/commands/acting-workstation.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import type { Access } from './route.ts'

export function bearerToken(request: FastifyRequest): string | null {
  const match = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '')
  return match?.[1] ?? null
}

function isRight(access: Access): access is PortalRight {
  return (portalRights as readonly string[]).includes(access)
}

/** The first sign-in comes before anything else: the password, then the charter (C12). */
function refuseFirstSignIn({ account, hasAcceptedCharter }: Authenticated): void {
  if (account.must_change) throw new Refusal(403, 'password-change-required')
  if (!hasAcceptedCharter) throw new Refusal(403, 'charter-required')
}

async function ofAnyone(context: PortalContext, token: string | null): Promise<Authenticated | null> {
  if (token === null) return null
  try {
    return await authenticate(context, token)
  } catch (error) {
    if (error instanceof SessionEnded) return null
    throw error
  }
}

/** The only place where a route's access is decided. */
export async function guard(
  context: PortalContext,
  access: Access,
  token: string | null,
): Promise<Authenticated | null> {
  if (access === 'anyone') return ofAnyone(context, token)
  if (token === null) throw new SessionEnded('session-expired')
  const who = await authenticate(context, token, access === 'custody')
  if (access === 'first-sign-in' || access === 'custody') return who
  refuseFirstSignIn(who)
  if (!isRight(access)) return who
  const roles = allRoles.filter((role) => who.account.roles.includes(role))
  if (!hasPortalRight({ roles }, access)) throw new Refusal(403, 'not-allowed')
  return who
}
