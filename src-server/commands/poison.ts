import type { CommandMessage, OutcomeMessage } from '#shared/protocol/push.ts'
import { lockClock } from '#server/store/lock-clock.ts'
import type { Tx } from '#server/store/tables.ts'
import { readActing, type Holder } from './acting-workstation.ts'
import { keepRaw } from './keep-raw.ts'
import { storedOutcome, storeOutcomes } from './outcomes.ts'
import { nowOf, type PortalContext } from './portal-context.ts'

/** Throws after which a command is set aside. */
const throwsMax = 5

/** The kind of failure, never its words: they could quote a row. */
function faultName(error: unknown): string {
  const { code } = error as { code?: unknown }
  return `${error instanceof Error ? error.name : 'unknown'}${typeof code === 'string' ? ` ${code}` : ''}`
}

/** Counts a command that threw; at the fifth time it is kept raw and those behind it pass (law S4). */
export async function countThrow(
  tx: Tx,
  context: PortalContext,
  holder: Holder,
  command: CommandMessage,
  error: unknown,
): Promise<OutcomeMessage> {
  await lockClock(tx, context.school)
  const { workstation } = await readActing(tx, context.school, holder)
  const { mid } = command
  if (mid <= workstation.last_mid) return storedOutcome(tx, workstation, command)
  const count = workstation.poison_mid === mid ? workstation.poison_count + 1 : 1
  if (count < throwsMax) {
    await tx
      .updateTable('workstation')
      .set({ poison_mid: mid, poison_count: count })
      .where('school', '=', context.school)
      .where('id', '=', workstation.id)
      .execute()
    return { mid, outcome: 'retry', code: 'command-failed', rev: null }
  }
  const outcome: OutcomeMessage = { mid, outcome: 'parked', code: 'command-failed', rev: null }
  const now = nowOf(context)
  await keepRaw(tx, workstation, command, { reason: 'poison', error: faultName(error), now })
  await storeOutcomes(tx, workstation, [{ command, outcome, at: now }])
  return outcome
}
