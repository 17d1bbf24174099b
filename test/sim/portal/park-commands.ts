import type { Holder } from '#server/commands/acting-workstation.ts'
import type { ParkMessage } from '#shared/protocol/push.ts'
import { readActing } from './acting.ts'
import type { SimPortal } from './portal-state.ts'
import { keepRaw, storedOutcome, storeOutcome } from './run-push.ts'

/** `park-commands.ts` of the real portal: custody, in order, all or nothing (laws S4, S17). */
export function parkCommands(
  portal: SimPortal,
  holder: Holder,
  message: Pick<ParkMessage, 'commands' | 'reason'>,
): { readonly parked: readonly number[]; readonly lastMid: number } {
  const { reason } = message
  const parked: number[] = []
  let lastMid = readActing(portal, holder).workstation.last_mid
  for (const command of [...message.commands].sort((a, b) => a.mid - b.mid)) {
    const acting = readActing(portal, holder)
    if (command.mid > lastMid + 1) break
    parked.push(command.mid)
    if (command.mid <= lastMid) {
      const { code } = storedOutcome(portal, holder.workstationId, command)
      if (code === 'mid-reused' || code === 'outcome-unknown')
        keepRaw(portal, acting, command, { reason, error: 'mid-reused' })
      continue
    }
    lastMid = command.mid
    keepRaw(portal, acting, command, { reason, error: null })
    storeOutcome(portal, acting, command, { mid: command.mid, outcome: 'parked', code: reason, rev: null })
  }
  return { parked, lastMid }
}
