import { sql } from 'kysely'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { CommandMessage, OutcomeMessage, PushMessage } from '#shared/protocol/push.ts'
import { advances, midReused } from '#shared/protocol/push.ts'
import { lockClock } from '#server/store/apply-changes.ts'
import type { Tx } from '#server/store/tables.ts'
import { accountEnd, readActing, SessionEnded, type Acting, type Holder } from './acting-workstation.ts'
import { isPassingFault } from './passing-fault.ts'
import { outcomesAnswer, type PushResult } from './push-result.ts'
import { storedOutcome, storeOutcome } from './outcomes.ts'
import { countThrow } from './poison.ts'
import { nowOf, type PortalContext } from './portal-context.ts'
import { actorOf } from './posting-of.ts'
import { runCommand } from './run-command.ts'
import { wallClockOf } from './wall-clock-of.ts'

type Step =
  | { readonly kind: 'outcome'; readonly outcome: OutcomeMessage }
  | { readonly kind: 'expected'; readonly mid: number }

/** Under the clock's lock: everything that the command reads and writes is of one moment (law S1). */
async function begin(
  tx: Tx,
  context: PortalContext,
  holder: Holder,
): Promise<Acting & { readonly today: PlainDate }> {
  // an import may hold the clock for seconds: a push gives its connection back and is tried again (law S4)
  await sql`set local lock_timeout = '4s'`.execute(tx)
  const clock = await lockClock(tx, context.school)
  const acting = await readActing(tx, clock, holder)
  const { date } = await wallClockOf(tx, context.school, context.clock())
  const end = accountEnd(acting.account, date)
  if (end) throw new SessionEnded(end)
  return { ...acting, today: date }
}

async function runOne(
  tx: Tx,
  context: PortalContext,
  holder: Holder,
  command: CommandMessage,
): Promise<Step> {
  const { clock, workstation, account, today } = await begin(tx, context, holder)
  const { mid } = command
  if (mid <= workstation.last_mid)
    return { kind: 'outcome', outcome: await storedOutcome(tx, workstation, command) }
  if (mid > workstation.last_mid + 1) return { kind: 'expected', mid: workstation.last_mid + 1 }
  const type = context.registry.commands.get(command.name)
  if (!type || command.version > type.version) {
    return { kind: 'outcome', outcome: { mid, outcome: 'needs_upgrade', code: 'unknown-command', rev: null } }
  }
  const actor = await actorOf(tx, clock, account, today)
  // read once, under the lock: the outcome bears the very moment of the command, and moments follow revisions (law S6)
  const moment = context.clock()
  const at = { ...context, clock: () => moment }
  const outcome = await runCommand(
    tx,
    at,
    { actor, workstationId: workstation.id, postName: workstation.post_name },
    type,
    command,
  )
  await storeOutcome(tx, workstation, command, outcome, nowOf(at))
  return { kind: 'outcome', outcome }
}

/** One command, one transaction. A command whose code throws is counted, and parked at the fifth (law S4). */
async function runStep(context: PortalContext, holder: Holder, command: CommandMessage): Promise<Step> {
  try {
    return await context.db.transaction().execute((tx) => runOne(tx, context, holder, command))
  } catch (error) {
    if (error instanceof SessionEnded || isPassingFault(error)) throw error
    const outcome = await context.db
      .transaction()
      .execute((tx) => countThrow(tx, context, holder, command, error))
    return { kind: 'outcome', outcome }
  }
}

/**
 * The authority (laws S1 to S6): runs a push in order, one transaction a command, until one that does not
 * advance. Pushed any number of times, a command has one effect and one verdict.
 */
export async function runPush(
  context: PortalContext,
  holder: Holder,
  message: Pick<PushMessage, 'commands' | 'epoch'>,
): Promise<PushResult> {
  const outcomes: OutcomeMessage[] = []
  const clock = await context.db
    .selectFrom('school_clock')
    .selectAll()
    .where('school', '=', context.school)
    .executeTakeFirstOrThrow()
  // another epoch numbered other commands: the workstation pulls first, and numbers again from lastMid (law S11)
  const isOtherEpoch = message.epoch !== null && message.epoch !== clock.epoch
  if (isOtherEpoch) return outcomesAnswer(context, holder, outcomes, 'next')
  for (const command of message.commands) {
    const step = await runStep(context, holder, command)
    if (step.kind === 'expected') return outcomesAnswer(context, holder, outcomes, step.mid)
    outcomes.push(step.outcome)
    // what follows a number used twice was typed after it: it waits, so that order is kept
    if (!advances(step.outcome.outcome) || step.outcome.code === midReused) break
  }
  return outcomesAnswer(context, holder, outcomes, null)
}
