import type { z } from 'zod'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import type { sessionMessage } from '#shared/protocol/session.ts'
import type { Authenticated } from './authenticate.ts'

/** The living sessions of the person who asks, the latest first. */
export async function listSessions(
  context: PortalContext,
  who: Authenticated,
): Promise<z.infer<typeof sessionMessage>[]> {
  const rows = await context.db
    .selectFrom('session')
    .innerJoin('workstation', (join) =>
      join
        .onRef('workstation.id', '=', 'session.workstation_id')
        .onRef('workstation.school', '=', 'session.school'),
    )
    .select(['session.id', 'post_name', 'opened_at', 'session.seen_at'])
    .where('session.account_id', '=', who.account.id)
    .where('closed_at', 'is', null)
    .where('expires_at', '>', nowOf(context))
    .orderBy('opened_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    postName: row.post_name,
    openedAt: row.opened_at,
    lastSeenAt: row.seen_at,
    isCurrent: row.id === who.session.id,
  }))
}
