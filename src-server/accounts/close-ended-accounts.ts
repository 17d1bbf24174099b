import { instantOf } from '#shared/kernel/instant.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { wallClockOf } from '#server/commands/wall-clock-of.ts'
import { logAccess } from './log-access.ts'

/** C10: an account is closed and its data deleted within three months after the right to it was lost. */
const closedAfterDays = 90

/**
 * Closes accounts whose right ended three months ago: login, password and keys go, the trace of who did what
 * stays under a number that names nobody (C13, C14).
 * @returns how many were closed
 */
export async function closeEndedAccounts(context: PortalContext): Promise<number> {
  const { date } = await wallClockOf(context.db, context.school, context.clock())
  const limit = addDays(date, -closedAfterDays)
  return context.db.transaction().execute(async (tx) => {
    const ended = await tx
      .selectFrom('account')
      .select('id')
      .where('school', '=', context.school)
      .where('ended_on', '<=', limit)
      .where('password_hash', '<>', '')
      .execute()
    for (const { id } of ended) {
      await tx
        .updateTable('account')
        .set({ login: `closed:${id}`, password_hash: '', external_key: '' })
        .where('id', '=', id)
        .execute()
      await tx.deleteFrom('session').where('account_id', '=', id).execute()
      await tx
        .updateTable('workstation')
        .set({ revoked_at: nowOf(context), wrap_key: Buffer.alloc(0), post_name: '' })
        .where('account_id', '=', id)
        .execute()
      await logAccess(context, { accountId: null, action: 'account-closed', target: id }, tx)
    }
    return ended.length
  })
}

const forgottenAfterMs = 90 * 24 * 3_600_000

/** Drops what was only of the moment: old tries, and sessions that ended long ago. */
export async function forgetOldSessions(context: PortalContext): Promise<void> {
  const limit = instantOf(context.clock() - forgottenAfterMs)
  await context.db
    .deleteFrom('session')
    .where('school', '=', context.school)
    .where('expires_at', '<', limit)
    .execute()
  await context.db.deleteFrom('throttle').where('since', '<', limit).execute()
}
