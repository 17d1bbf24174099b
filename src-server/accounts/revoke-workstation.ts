import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { closeSessions } from './close-sessions.ts'
import { logAccess } from './log-access.ts'

/** A profile of an account on a post. */
export interface WorkstationLine {
  readonly id: string
  readonly postName: string
  readonly seenAt: string
  readonly revokedAt: string | null
}

export async function listWorkstations(
  context: PortalContext,
  accountId: string,
): Promise<WorkstationLine[]> {
  const rows = await context.db
    .selectFrom('workstation')
    .select(['id', 'post_name', 'seen_at', 'revoked_at'])
    .where('school', '=', context.school)
    .where('account_id', '=', accountId)
    .orderBy('seen_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    postName: row.post_name,
    seenAt: row.seen_at,
    revokedAt: row.revoked_at,
  }))
}

/**
 * Shreds a workstation from afar (law V2): its key of wrap 2 is destroyed here, its sessions close, and its
 * number never opens again. For a post that was lost or stolen.
 */
export async function revokeWorkstation(
  context: PortalContext,
  by: string,
  accountId: string,
  workstationId: string,
): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const revoked = await tx
      .updateTable('workstation')
      .set({ revoked_at: nowOf(context), wrap_key: Buffer.alloc(0) })
      .where('school', '=', context.school)
      .where('id', '=', workstationId)
      .where('account_id', '=', accountId)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!revoked) throw new Refusal(404, 'workstation-unknown')
    await closeSessions(tx, context, { accountId, workstationId }, 'session-revoked')
    await logAccess(
      context,
      { accountId: by, workstationId, action: 'workstation-revoked', target: accountId },
      tx,
    )
  })
}
