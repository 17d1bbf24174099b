import type { PortalContext } from '#server/commands/portal-context.ts'
import { actorOf } from '#server/commands/posting-of.ts'
import { wallClockOf } from '#server/commands/wall-clock-of.ts'
import { readClock } from '#server/store/read-clock.ts'

/** What a person may hold at this moment (law S5), outside any transaction: enough to tell what concerns him. */
export async function readScopes(
  { db, school, clock }: Pick<PortalContext, 'db' | 'school' | 'clock'>,
  account: { readonly staff_id: string; readonly roles: readonly string[] },
): Promise<ReadonlySet<string>> {
  const row = await readClock(db, school)
  const { date } = await wallClockOf(db, school, clock())
  return new Set((await actorOf(db, row, account, date)).scopes)
}
