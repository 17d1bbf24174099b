import { sql } from 'kysely'
import { must } from '#shared/kernel/must.ts'
import type { CommandMessage, PushMessage } from '#shared/protocol/push.ts'
import type { Tx } from '#server/store/tables.ts'
import { SessionEnded, type Holder } from './acting-workstation.ts'
import { isPassingFault } from './passing-fault.ts'
import { countThrow } from './poison.ts'
import type { PortalContext } from './portal-context.ts'
import { outcomesAnswer, readStanding, type PushResult } from './push-result.ts'
import { isLast, runTurn, type Ran, type Step } from './run-turn.ts'
import { inTurn } from './school-turns.ts'
import { understandCommand } from './understand-command.ts'

/** Commands of one transaction: few enough for others to take the clock in between. */
const togetherMax = 20

type Push = Pick<PushMessage, 'commands' | 'epoch'>

function transact<T>(context: PortalContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTurn(context.school, () =>
    context.db.transaction().execute(async (tx) => {
      // an import may hold the clock for seconds: a push gives its connection back and is tried again (law S4)
      await sql`set local lock_timeout = '4s'`.execute(tx)
      return work(tx)
    }),
  )
}

/** Runs commands in one transaction; when the code of one throws, nothing was done. */
async function tryTurn(
  context: PortalContext,
  holder: Holder,
  { epoch, commands }: Push,
): Promise<Ran | { readonly thrown: unknown }> {
  try {
    const understood = commands.map((command) => understandCommand(context.registry, command))
    return await transact(context, (tx) => runTurn(tx, context, holder, { epoch, commands: understood }))
  } catch (error) {
    if (error instanceof SessionEnded || isPassingFault(error)) throw error
    return { thrown: error }
  }
}

/** A command whose code throws is counted, and parked at the fifth time (law S4). */
async function countOne(
  context: PortalContext,
  holder: Holder,
  command: CommandMessage,
  thrown: unknown,
): Promise<Step> {
  const outcome = await context.db
    .transaction()
    .execute((tx) => countThrow(tx, context, holder, command, thrown))
  return { kind: 'outcome', outcome }
}

/**
 * The authority (laws S1 to S6): runs a push in order until a command that does not advance. Pushed any number of
 * times, a command has one effect and one verdict. Where the code of one of several throws, each is run alone, so that
 * the one at fault alone is counted.
 */
export async function runPush(context: PortalContext, holder: Holder, message: Push): Promise<PushResult> {
  const steps: Step[] = []
  let standing: Ran['standing'] | null = null
  let size = togetherMax
  do {
    const commands = message.commands.slice(steps.length, steps.length + size)
    const ran = await tryTurn(context, holder, { epoch: message.epoch, commands })
    if ('steps' in ran) {
      steps.push(...ran.steps)
      standing = ran.standing
    } else if (commands.length > 1) {
      size = 1
    } else {
      steps.push(await countOne(context, holder, must(commands[0], 'a command that threw'), ran.thrown))
      standing = null
    }
  } while (steps.length < message.commands.length && !steps.some(isLast))
  const outcomes = steps.flatMap((step) => (step.kind === 'outcome' ? [step.outcome] : []))
  const stopped = steps.find((step) => step.kind === 'expected')
  return outcomesAnswer(standing ?? (await readStanding(context, holder)), outcomes, stopped?.mid ?? null)
}
