import type { z } from 'zod'
import type { parkedAnswer } from '#shared/protocol/administration.ts'
import { nowOf, type PortalContext } from './portal-context.ts'
import { Refusal } from './refusal.ts'

/** What is in custody, the latest first, settled ones last. */
export async function listParked(context: PortalContext): Promise<z.infer<typeof parkedAnswer>['items']> {
  const rows = await context.db
    .selectFrom('parked')
    .selectAll()
    .where('school', '=', context.school)
    .orderBy((eb) => eb('settled_at', 'is not', null))
    .orderBy('id', 'desc')
    .limit(1000)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    workstationId: row.workstation_id,
    mid: row.mid,
    name: String((JSON.parse(row.raw) as { name?: unknown }).name ?? ''),
    reason: row.reason,
    error: row.error,
    parkedAt: row.parked_at,
    settledAt: row.settled_at,
    raw: JSON.parse(row.raw) as unknown,
  }))
}

/** Someone did by hand what the command wanted: it stays, with who and when. */
export async function settleParked(context: PortalContext, by: string, id: number): Promise<void> {
  const settled = await context.db
    .updateTable('parked')
    .set({ settled_at: nowOf(context), settled_by: by })
    .where('school', '=', context.school)
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!settled) throw new Refusal(404, 'parked-unknown')
}
