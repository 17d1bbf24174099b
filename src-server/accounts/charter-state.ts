import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import type { Database, Tx } from '#server/store/tables.ts'
import { charter } from './charter.fr.ts'
import { logAccess } from './log-access.ts'

/** The charter that an account has still to accept; null when this version is accepted (C12). */
export async function charterToAccept(db: Database | Tx, accountId: string): Promise<typeof charter | null> {
  const accepted = await db
    .selectFrom('charter_acceptance')
    .select('version')
    .where('account_id', '=', accountId)
    .where('version', '=', charter.version)
    .executeTakeFirst()
  return accepted ? null : charter
}

/** @param recordedBy account of who records a paper at the desk; null when the person accepts on the screen */
export async function acceptCharter(
  context: PortalContext,
  accountId: string,
  version: number,
  recordedBy: string | null,
): Promise<void> {
  const account = await context.db
    .selectFrom('account')
    .select('id')
    .where('school', '=', context.school)
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account) throw new Refusal(404, 'account-unknown')
  if (version !== charter.version) throw new Refusal(409, 'charter-version', { version: charter.version })
  await context.db
    .insertInto('charter_acceptance')
    .values({
      school: context.school,
      account_id: accountId,
      version,
      accepted_at: nowOf(context),
      recorded_by: recordedBy,
    })
    .onConflict((same) => same.columns(['account_id', 'version']).doNothing())
    .execute()
  const action = recordedBy === null ? 'charter-accepted' : 'charter-recorded'
  await logAccess(context, {
    accountId: recordedBy ?? accountId,
    action,
    target: accountId,
    details: { version },
  })
}

export interface CharterLine {
  readonly accountId: string
  readonly staffId: string
  readonly login: string
  readonly acceptedAt: string | null
  readonly onPaper: boolean
}

/** Who has accepted the present charter and who has not (C12). */
export async function listAcceptances(context: PortalContext): Promise<CharterLine[]> {
  const rows = await context.db
    .selectFrom('account')
    .leftJoin('charter_acceptance', (join) =>
      join
        .onRef('charter_acceptance.account_id', '=', 'account.id')
        .on('charter_acceptance.version', '=', charter.version),
    )
    .select(['account.id', 'staff_id', 'login', 'accepted_at', 'recorded_by'])
    .where('account.school', '=', context.school)
    .orderBy('login')
    .execute()
  return rows.map((row) => ({
    accountId: row.id,
    staffId: row.staff_id,
    login: row.login,
    acceptedAt: row.accepted_at,
    onPaper: row.recorded_by !== null,
  }))
}
