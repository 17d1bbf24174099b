import { sql } from 'kysely'
import { must } from '#shared/kernel/must.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { CommandMessage, OutcomeMessage, PushMessage } from '#shared/protocol/push.ts'
import { advances, midReused } from '#shared/protocol/push.ts'
import { lockClock } from '#server/store/apply-changes.ts'
import { readClock } from '#server/store/read-clock.ts'
import type { Tx } from '#server/store/tables.ts'
import { accountEnd, readActing, SessionEnded, type Acting, type Holder } from './acting-workstation.ts'
import { isPassingFault } from './passing-fault.ts'
import { outcomesAnswer, readStanding, type PushResult } from './push-result.ts'
import { storedOutcome, storeOutcome } from './outcomes.ts'
import { countThrow } from './poison.ts'
import { nowOf, type PortalContext } from './portal-context.ts'
import { actorOf } from './posting-of.ts'
import { runCommand } from './run-command.ts'
import { inTurn } from './school-turns.ts'
import { wallClockOf } from './wall-clock-of.ts'

/** Who acts, and where his workstation and the school stand: read once a transaction, under the clock's lock. */
type Standing = Acting & { readonly today: PlainDate }

type Step =
  | { readonly kind: 'outcome'; readonly outcome: OutcomeMessage }
  | { readonly kind: 'expected'; readonly mid: number }

/** Under the clock's lock: everything that the commands of a transaction read and write is of one moment (law S1). */
async function begin(tx: Tx, context: PortalContext, holder: Holder): Promise<Standing> {
  const clock = await lockClock(tx, context.school)
  const acting = await readActing(tx, clock, holder)
  const { date } = await wallClockOf(tx, context.school, context.clock())
  const end = accountEnd(acting.account, date)
  if (end) throw new SessionEnded(end)
  return { ...acting, today: date }
}

/** Runs a command, and tells where its workstation and the school's clock stand after it. */
async function runOne(
  tx: Tx,
  context: PortalContext,
  standing: Standing,
  command: CommandMessage,
): Promise<{ readonly step: Step; readonly standing: Standing }> {
  const { clock, workstation, account, today } = standing
  const { mid } = command
  const stay = (step: Step) => ({ step, standing })
  if (mid <= workstation.last_mid)
    return stay({ kind: 'outcome', outcome: await storedOutcome(tx, workstation, command) })
  if (mid > workstation.last_mid + 1) return stay({ kind: 'expected', mid: workstation.last_mid + 1 })
  const type = context.registry.commands.get(command.name)
  if (!type || command.version > type.version) {
    return stay({
      kind: 'outcome',
      outcome: { mid, outcome: 'needs_upgrade', code: 'unknown-command', rev: null },
    })
  }
  const actor = await actorOf(tx, clock, account, today)
  // read once, under the lock: the outcome bears the very moment of the command, and moments follow revisions (law S6)
  const moment = context.clock()
  const at = { ...context, clock: () => moment }
  const by = { actor, workstationId: workstation.id, postName: workstation.post_name }
  const { outcome, clock: after } = await runCommand(tx, at, clock, by, { type, command })
  await storeOutcome(tx, workstation, command, outcome, nowOf(at))
  return {
    step: { kind: 'outcome', outcome },
    standing: { ...standing, clock: after, workstation: { ...workstation, last_mid: mid } },
  }
}

function transact<T>(context: PortalContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTurn(context.school, () =>
    context.db.transaction().execute(async (tx) => {
      // an import may hold the clock for seconds: a push gives its connection back and is tried again (law S4)
      await sql`set local lock_timeout = '4s'`.execute(tx)
      return work(tx)
    }),
  )
}

const isPassing = (error: unknown) => error instanceof SessionEnded || isPassingFault(error)

/** What a transaction did, and where it left its workstation; no standing where it was rolled back. */
interface Ran {
  readonly steps: readonly Step[]
  readonly standing: Standing | null
}

/** Commands of one transaction: few enough for others to take the clock in between. */
const togetherMax = 20

/**
 * Runs the next commands of a push in one transaction, each with its revision: they wait for the disk once. One that
 * changes who teaches whom ends it: rights are never read, nor remembered, from what may be rolled back (law S5).
 * @returns null when the code of one threw: nothing was done, and each is then run alone
 */
async function runTogether(
  context: PortalContext,
  holder: Holder,
  commands: readonly CommandMessage[],
): Promise<Ran | null> {
  const run = async (tx: Tx): Promise<Ran> => {
    let standing = await begin(tx, context, holder)
    const { posting_rev: postings } = standing.clock
    const steps: Step[] = []
    for (const command of commands.slice(0, togetherMax)) {
      const ran = await runOne(tx, context, standing, command)
      standing = ran.standing
      steps.push(ran.step)
      if (isLast(ran.step) || standing.clock.posting_rev !== postings) break
    }
    return { steps, standing }
  }
  try {
    return await transact(context, run)
  } catch (error) {
    if (isPassing(error)) throw error
    return null
  }
}

/** One command, one transaction. A command whose code throws is counted, and parked at the fifth (law S4). */
async function runAlone(context: PortalContext, holder: Holder, command: CommandMessage): Promise<Ran> {
  try {
    const { step, standing } = await transact(context, async (tx) =>
      runOne(tx, context, await begin(tx, context, holder), command),
    )
    return { steps: [step], standing }
  } catch (error) {
    if (isPassing(error)) throw error
    const outcome = await context.db
      .transaction()
      .execute((tx) => countThrow(tx, context, holder, command, error))
    return { steps: [{ kind: 'outcome', outcome }], standing: null }
  }
}

/** Whether nothing of the push may be run after it. */
function isLast(step: Step): boolean {
  if (step.kind === 'expected') return true
  // what follows a number used twice was typed after it: it waits, so that order is kept
  return !advances(step.outcome.outcome) || step.outcome.code === midReused
}

/**
 * The authority (laws S1 to S6): runs a push in order until a command that does not advance. Pushed any number of
 * times, a command has one effect and one verdict.
 */
export async function runPush(
  context: PortalContext,
  holder: Holder,
  message: Pick<PushMessage, 'commands' | 'epoch'>,
): Promise<PushResult> {
  const clock = await readClock(context.db, context.school)
  // another epoch numbered other commands: the workstation pulls first, and numbers again from lastMid (law S11)
  const isOtherEpoch = message.epoch !== null && message.epoch !== clock.epoch
  if (isOtherEpoch) return outcomesAnswer(await readStanding(context, holder), [], 'next')
  const steps: Step[] = []
  let standing: Standing | null = null
  let isTogether = message.commands.length > 1
  for (let rest = message.commands; rest.length > 0; rest = message.commands.slice(steps.length)) {
    const together: Ran | null = isTogether ? await runTogether(context, holder, rest) : null
    isTogether &&= together !== null
    const ran = together ?? (await runAlone(context, holder, must(rest[0], 'a command that is left')))
    steps.push(...ran.steps)
    standing = ran.standing
    if (steps.some(isLast)) break
  }
  const outcomes = steps.flatMap((step) => (step.kind === 'outcome' ? [step.outcome] : []))
  const stopped = steps.find((step) => step.kind === 'expected')
  return outcomesAnswer(standing ?? (await readStanding(context, holder)), outcomes, stopped?.mid ?? null)
}
