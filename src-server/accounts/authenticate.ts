import { sql, type Selectable } from 'kysely'
import { epochMsOf, type Instant } from '#shared/kernel/instant.ts'
import { accountEnd, SessionEnded } from '#server/commands/acting-workstation.ts'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { wallClockOf } from '#server/commands/wall-clock-of.ts'
import type { AccountRow, SessionRow } from '#server/store/tables.ts'
import type { SessionEndCode } from '#shared/protocol/envelope.ts'
import { charter } from './charter.fr.ts'
import { absoluteMs, expiryOf } from './session-life.ts'
import { tokenHash } from './session-token.ts'

export interface Authenticated {
  readonly session: Selectable<SessionRow>
  readonly account: Selectable<AccountRow>
  /** Whether he has accepted the present charter (C12). */
  readonly hasAcceptedCharter: boolean
}

/** The clock of expiry is moved at most so often: not a write a request. */
const touchEveryMs = 60_000

/** Ends after which a workstation may still hand over its pending commands (custody, law V7). */
const custodyEnds: ReadonlySet<string> = new Set<SessionEndCode>(['account-suspended', 'account-ended'])

/** Why a session is over, or null while it lives. */
async function endOf(
  context: PortalContext,
  { session, account }: Pick<Authenticated, 'session' | 'account'>,
): Promise<SessionEndCode | null> {
  const { date } = await wallClockOf(context.db, context.school, context.clock())
  const end = accountEnd(account, date)
  if (end) return end
  if (session.closed_at !== null)
    return custodyEnds.has(session.closed_why ?? '')
      ? (session.closed_why as SessionEndCode)
      : 'session-revoked'
  return session.expires_at <= nowOf(context) ? 'session-expired' : null
}

async function touch(context: PortalContext, session: Selectable<SessionRow>): Promise<void> {
  if (context.clock() - epochMsOf(session.seen_at as Instant) < touchEveryMs) return
  const expiresAt = expiryOf(epochMsOf(session.opened_at as Instant), context.clock())
  await context.db
    .updateTable('session')
    .set({ seen_at: nowOf(context), expires_at: expiresAt })
    .where('id', '=', session.id)
    .where('closed_at', 'is', null)
    .execute()
}

/** The session of a token, whose it is, and his charter, in one question: it is asked at each request. */
async function find(context: PortalContext, token: string): Promise<Authenticated | null> {
  const row = await context.db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .leftJoin('charter_acceptance', (join) =>
      join
        .onRef('charter_acceptance.account_id', '=', 'account.id')
        .on('charter_acceptance.version', '=', charter.version),
    )
    .selectAll('session')
    .select([
      sql<Selectable<AccountRow>>`to_jsonb(account)`.as('account'),
      'charter_acceptance.version as accepted_version',
    ])
    .where('token_hash', '=', tokenHash(token))
    .where('session.school', '=', context.school)
    .executeTakeFirst()
  if (!row) return null
  const { account, accepted_version: accepted, ...session } = row
  return { session, account, hasAcceptedCharter: accepted !== null }
}

/**
 * Who bears a token.
 * @param custody lets in a session that a suspension or an end of right has closed
 * @throws SessionEnded with the code that the workstation shows
 */
export async function authenticate(
  context: PortalContext,
  token: string,
  custody = false,
): Promise<Authenticated> {
  const found = await find(context, token)
  if (!found) throw new SessionEnded('session-expired')
  const { session } = found
  const end = await endOf(context, found)
  if (end === null) {
    await touch(context, session)
    return found
  }
  const isYoung = epochMsOf(session.opened_at as Instant) + absoluteMs > context.clock()
  if (custody && custodyEnds.has(end) && isYoung) return found
  throw new SessionEnded(end)
}
