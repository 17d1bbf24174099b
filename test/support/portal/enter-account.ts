import { randomUUID } from 'node:crypto'
import { acceptCharter } from '#server/accounts/charter-state.ts'
import { charter } from '#server/accounts/charter.fr.ts'
import { openWorkstation } from '#server/accounts/open-workstation.ts'
import { expiryOf } from '#server/accounts/session-life.ts'
import { newToken, tokenHash } from '#server/accounts/session-token.ts'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'

/** An open session: what a workstation that reconnects holds. */
export interface Entered {
  readonly accountId: string
  readonly workstationId: string
  readonly token: string
}

/** Opens a session of an account that has done its first steps, without the cost of passwords. */
export async function enterAccount(
  context: PortalContext,
  accountId: string,
  workstationId: string,
): Promise<Entered> {
  const { db, school } = context
  const token = newToken()
  const now = nowOf(context)
  await db.transaction().execute(async (tx) => {
    await openWorkstation(tx, context, accountId, { workstationId, postName: 'VS-02' })
    await tx
      .updateTable('account')
      .set({ must_change: false, signed_in_at: now })
      .where('id', '=', accountId)
      .execute()
    const session = {
      account_id: accountId,
      workstation_id: workstationId,
      token_hash: tokenHash(token),
      closed_at: null,
      closed_why: null,
    }
    const times = { opened_at: now, seen_at: now, expires_at: expiryOf(context.clock(), context.clock()) }
    await tx
      .insertInto('session')
      .values({ id: randomUUID(), school, ...session, ...times })
      .execute()
  })
  await acceptCharter(context, accountId, charter.version, null)
  return { accountId, workstationId, token }
}
