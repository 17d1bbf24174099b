import { accountEnd, SessionEnded, type Acting, type Holder } from '#server/commands/acting-workstation.ts'
import { must } from '#shared/kernel/must.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { wallClockAt, type WallClock } from '#shared/kernel/school-clock.ts'
import type { SimPortal } from './portal-state.ts'

export function wallOf(portal: SimPortal): WallClock {
  return wallClockAt(portal.now(), 'Europe/Paris')
}

/** The clock, the workstation and its owner: a workstation is its account's, or nobody's. */
export function readActing({ base }: SimPortal, holder: Holder): Acting {
  const workstation = base.workstations.get(holder.workstationId)
  if (!workstation || workstation.account_id !== holder.accountId || workstation.revoked_at !== null)
    throw new SessionEnded('session-revoked')
  const account = must(base.accounts.get(holder.accountId), 'an account')
  return { clock: base.clock, workstation, account }
}

/** @throws SessionEnded when the account may not act today */
export function actingToday(portal: SimPortal, holder: Holder): Acting & { readonly today: PlainDate } {
  const acting = readActing(portal, holder)
  const { date } = wallOf(portal)
  const end = accountEnd(acting.account, date)
  if (end) throw new SessionEnded(end)
  return { ...acting, today: date }
}
