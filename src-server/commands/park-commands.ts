import { midReused, type OutcomeMessage, type ParkMessage } from '#shared/protocol/push.ts'
import { lockClock } from '#server/store/lock-clock.ts'
import { readActing, type Holder } from './acting-workstation.ts'
import { keepRaw } from './keep-raw.ts'
import { storedOutcome, storeOutcomes } from './outcomes.ts'
import { nowOf, type PortalContext } from './portal-context.ts'

function isForeign(verdict: OutcomeMessage): boolean {
  return verdict.code === midReused || verdict.code === 'outcome-unknown'
}

/**
 * Takes custody of commands that will never be applied, in order, all or nothing. One whose number is past
 * already has its verdict; when the number was another command's, it is kept raw all the same (law S17).
 */
export async function parkCommands(
  context: PortalContext,
  holder: Holder,
  message: Pick<ParkMessage, 'commands' | 'reason'>,
): Promise<{ readonly parked: readonly number[]; readonly lastMid: number }> {
  return context.db.transaction().execute(async (tx) => {
    await lockClock(tx, context.school)
    const { workstation } = await readActing(tx, context.school, holder)
    const now = nowOf(context)
    const parked: number[] = []
    let lastMid = workstation.last_mid
    for (const command of [...message.commands].sort((a, b) => a.mid - b.mid)) {
      if (command.mid > lastMid + 1) break
      parked.push(command.mid)
      if (command.mid <= lastMid) {
        const verdict = await storedOutcome(tx, workstation, command)
        if (isForeign(verdict))
          await keepRaw(tx, workstation, command, { reason: message.reason, error: midReused, now })
        continue
      }
      lastMid = command.mid
      await keepRaw(tx, workstation, command, { reason: message.reason, error: null, now })
      const outcome = { mid: command.mid, outcome: 'parked', code: message.reason, rev: null } as const
      await storeOutcomes(tx, workstation, [{ command, outcome, at: now }])
    }
    return { parked, lastMid }
  })
}
