import { forgetOldDocuments } from '#server/cahiers/made-documents.ts'
import { closeEndedAccounts, forgetOldSessions } from '#server/accounts/close-ended-accounts.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { wallClockOf } from '#server/commands/wall-clock-of.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { purgeTombstones } from './purge-tombstones.ts'

const dayMs = 24 * 3_600_000

/** A workstation away for longer pulls everything again (law S11). */
const tombstoneDays = 120

/** What a portal does for itself once a day: tombstones, accounts ended (C10), old sessions, documents past their day. */
export async function keepHouse(context: PortalContext): Promise<void> {
  await purgeTombstones(context.db, context.school, instantOf(context.clock() - tombstoneDays * dayMs))
  await closeEndedAccounts(context)
  await forgetOldSessions(context)
  const { date } = await wallClockOf(context.db, context.school, context.clock())
  await forgetOldDocuments(context, date)
}

/** Not at the very start, when everybody signs in. */
const firstAfterMs = 60_000

/** Keeps house soon after the start and then each day. @returns how to stop */
export function keepHouseDaily(
  context: () => Promise<PortalContext>,
  onFault: (error: unknown) => void,
): () => void {
  const keep = () =>
    context()
      .then(keepHouse)
      // before the first import there is no school, and nothing to keep
      .catch((error: unknown) => (error instanceof Refusal ? undefined : onFault(error)))
  const first = setTimeout(keep, firstAfterMs).unref()
  const daily = setInterval(keep, dayMs).unref()
  return () => {
    clearTimeout(first)
    clearInterval(daily)
  }
}
