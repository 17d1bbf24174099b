import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import type { Tx, WorkstationRow } from '#server/store/tables.ts'

/**
 * Finds the profile that signs in, or registers it with a key of wrap 2 (law V2). A number belongs to one
 * account for ever; once revoked, its key is gone and the profile must be made anew.
 */
export async function openWorkstation(
  tx: Tx,
  context: PortalContext,
  accountId: string,
  post: { readonly workstationId: string; readonly postName: string },
): Promise<Selectable<WorkstationRow>> {
  const now = nowOf(context)
  await tx
    .insertInto('workstation')
    .values({
      school: context.school,
      id: post.workstationId,
      account_id: accountId,
      post_name: post.postName,
      last_mid: 0,
      wrap_key: randomBytes(32),
      roles_seen: null,
      poison_mid: null,
      created_at: now,
      seen_at: now,
      revoked_at: null,
    })
    .onConflict((same) => same.columns(['school', 'id']).doNothing())
    .execute()
  const row = await tx
    .updateTable('workstation')
    .set({ seen_at: now, post_name: post.postName })
    .where('school', '=', context.school)
    .where('id', '=', post.workstationId)
    .where('account_id', '=', accountId)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal(403, 'workstation-taken')
  if (row.revoked_at !== null) throw new Refusal(403, 'workstation-revoked')
  return row
}
