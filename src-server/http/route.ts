import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { PortalRight } from '#shared/domain/people/portal-rights.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import type { Authenticated } from '#server/accounts/authenticate.ts'
import type { Jobs } from '#server/cahiers/jobs.ts'
import type { Pokes } from '#server/sync/pokes.ts'

/**
 * Who may use a route: anyone; any session, even one that must still change its password or accept the
 * charter; a session closed by suspension or end of right, for custody; a full session; or a full session
 * with a right of the table in src-shared.
 */
export type Access = 'anyone' | 'first-sign-in' | 'custody' | 'member' | PortalRight

export interface Services {
  readonly context: PortalContext
  readonly pokes: Pokes
  readonly jobs: Jobs
  /** Aborted when the portal stops: held answers end. */
  readonly stopping: AbortSignal
}

export interface RouteCall<Body, Query, Params> extends Services {
  /** Null for `anyone` without a session. */
  readonly who: Authenticated | null
  readonly token: string | null
  readonly body: Body
  readonly query: Query
  readonly params: Params
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export interface Route<Body = unknown, Query = unknown, Params = unknown> {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly access: Access
  /** One sentence in French, for the published description. */
  readonly summary: string
  readonly bodyLimit?: number
  readonly body?: z.ZodType<Body>
  readonly query?: z.ZodType<Query>
  readonly params?: z.ZodType<Params>
  /** The answer's shape; absent for streams and files. */
  readonly answer?: z.ZodType
  handle(call: RouteCall<Body, Query, Params>): Promise<unknown>
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a table holds routes of every shape
export type AnyRoute = Route<any, any, any>

export function defineRoute<Body, Query, Params>(
  route: Route<Body, Query, Params>,
): Route<Body, Query, Params> {
  return route
}
