import type { Actor } from '#shared/domain/core/actor.ts'
import { gatherChanges, type GatheredChanges } from '#server/store/gather-changes.ts'
import { lockClock } from '#server/store/lock-clock.ts'
import type { Tx } from '#server/store/tables.ts'
import { accountEnd, readActing, SessionEnded, type Acting, type Holder } from './acting-workstation.ts'
import { gatherVerdicts, type GatheredVerdicts } from './gather-verdicts.ts'
import { loadFacts, type HeldFacts } from './load-facts.ts'
import type { PortalContext } from './portal-context.ts'
import { actorOf } from './posting-of.ts'
import type { UnderstoodCommand } from './understand-command.ts'
import { wallClockOf } from './wall-clock-of.ts'

/**
 * One transaction of a push, under the clock's lock from its first question to its commit: everything that its
 * commands read and write is of one moment (law S1). What stood when it opened, and what is gathered since.
 */
export interface Turn extends Acting {
  readonly tx: Tx
  readonly context: PortalContext
  /** Who acts, with the rights that he has now (law S5). */
  readonly actor: Actor
  readonly facts: HeldFacts
  readonly changes: GatheredChanges
  readonly verdicts: GatheredVerdicts
}

/** @throws SessionEnded when the account may not act any more */
export async function openTurn(
  tx: Tx,
  context: PortalContext,
  holder: Holder,
  commands: readonly UnderstoodCommand[],
): Promise<Turn> {
  const { school, registry } = context
  await lockClock(tx, school)
  const acting = await readActing(tx, school, holder)
  const { clock, workstation, account } = acting
  const { date: today } = await wallClockOf(tx, school, context.clock())
  const end = accountEnd(account, today)
  if (end) throw new SessionEnded(end)
  const actor = await actorOf(tx, clock, account, today)
  const fresh = commands.filter(({ message }) => message.mid > workstation.last_mid)
  const facts = await loadFacts(
    tx,
    school,
    registry,
    fresh.flatMap(({ reads }) => reads),
  )
  const changes = gatherChanges(tx, clock, registry.records)
  return { ...acting, tx, context, actor, facts, changes, verdicts: gatherVerdicts(tx, workstation) }
}
