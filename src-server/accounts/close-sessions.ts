import { sql } from 'kysely'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import type { Database, Tx } from '#server/store/tables.ts'

export type CloseWhy =
  'signed-out' | 'session-revoked' | 'account-suspended' | 'account-ended' | 'password-changed'

/** Closes sessions of an account, at once: the next request of each is refused, and its poke channel is shut. */
export async function closeSessions(
  db: Database | Tx,
  context: PortalContext,
  which: {
    readonly accountId: string
    readonly sessionId?: string
    readonly workstationId?: string
    readonly except?: string
  },
  why: CloseWhy,
): Promise<number> {
  const closed = await db
    .updateTable('session')
    .set({ closed_at: nowOf(context), closed_why: why })
    .where('school', '=', context.school)
    .where('account_id', '=', which.accountId)
    .where('closed_at', 'is', null)
    .$if(which.sessionId !== undefined, (query) => query.where('id', '=', which.sessionId ?? ''))
    .$if(which.workstationId !== undefined, (query) =>
      query.where('workstation_id', '=', which.workstationId ?? ''),
    )
    .$if(which.except !== undefined, (query) => query.where('id', '<>', which.except ?? ''))
    .returning('id')
    .execute()
  if (closed.length > 0) await sql`select pg_notify('pupitre_closed', ${which.accountId})`.execute(db)
  return closed.length
}

/** Closes one of one's own sessions. */
export async function closeOwnSession(
  context: PortalContext,
  accountId: string,
  sessionId: string,
): Promise<void> {
  const closed = await closeSessions(context.db, context, { accountId, sessionId }, 'session-revoked')
  if (closed === 0) throw new Refusal(404, 'session-unknown')
}
