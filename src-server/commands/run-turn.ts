import { assertNever } from '#shared/kernel/assert-never.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { advances, midReused, type OutcomeMessage, type PushMessage } from '#shared/protocol/push.ts'
import type { Tx } from '#server/store/tables.ts'
import type { Acting, Holder } from './acting-workstation.ts'
import { openTurn, type Turn } from './open-turn.ts'
import { storedOutcome } from './outcomes.ts'
import type { PortalContext } from './portal-context.ts'
import { runCommand } from './run-command.ts'
import type { UnderstoodCommand } from './understand-command.ts'

/** What one command came to. */
export type Step =
  | { readonly kind: 'outcome'; readonly outcome: OutcomeMessage }
  | { readonly kind: 'expected'; readonly mid: number }

/** What a transaction did, and where it left the school's clock and the workstation. */
export interface Ran {
  readonly steps: readonly Step[]
  readonly standing: Pick<Acting, 'clock' | 'workstation'>
}

/** Whether nothing of the push may be run after it. */
export function isLast(step: Step): boolean {
  if (step.kind === 'expected') return true
  // what follows a number used twice was typed after it: it waits, so that order is kept
  return !advances(step.outcome.outcome) || step.outcome.code === midReused
}

/** A verdict given before is read where the others are: those that wait are stored first. */
async function formerVerdict(turn: Turn, { message }: UnderstoodCommand): Promise<OutcomeMessage> {
  await turn.verdicts.write()
  return storedOutcome(turn.tx, turn.workstation, message)
}

async function judge(turn: Turn, command: UnderstoodCommand): Promise<OutcomeMessage> {
  const { mid } = command.message
  // read once, under the lock: the outcome bears the very moment of the command, and moments follow revisions (law S6)
  const epochMs = turn.context.clock()
  const now = { epochMs, instant: instantOf(epochMs) }
  switch (command.kind) {
    case 'unknown':
      return { mid, outcome: 'needs_upgrade', code: 'unknown-command', rev: null }
    case 'invalid-args': {
      const outcome = { mid, outcome: 'rejected', code: 'invalid-args', rev: null } as const
      turn.verdicts.add(command.message, outcome, now.instant)
      return outcome
    }
    case 'ready': {
      const outcome = await runCommand(turn, command, now)
      turn.verdicts.add(command.message, outcome, now.instant)
      return outcome
    }
    default:
      return assertNever(command)
  }
}

async function runOne(turn: Turn, command: UnderstoodCommand): Promise<Step> {
  const { mid } = command.message
  const lastMid = turn.verdicts.lastMid()
  if (mid <= lastMid) return { kind: 'outcome', outcome: await formerVerdict(turn, command) }
  if (mid > lastMid + 1) return { kind: 'expected', mid: lastMid + 1 }
  return { kind: 'outcome', outcome: await judge(turn, command) }
}

/**
 * Runs commands in one transaction, each with its revision and its verdict: they wait for the disk once (decision
 * 0044), and what they read and write goes in few questions. One that changes who teaches whom ends it: rights are
 * never read, nor remembered, from what may be rolled back (law S5).
 * @param epoch of the revisions that the workstation knows; null when it knows none
 */
export async function runTurn(
  tx: Tx,
  context: PortalContext,
  holder: Holder,
  { epoch, commands }: Pick<PushMessage, 'epoch'> & { readonly commands: readonly UnderstoodCommand[] },
): Promise<Ran> {
  const turn = await openTurn(tx, context, holder, commands)
  const { clock, workstation, changes, verdicts } = turn
  // another epoch numbered other commands: the workstation pulls first, and numbers again from lastMid (law S11)
  if (epoch !== null && epoch !== clock.epoch)
    return { steps: [{ kind: 'expected', mid: workstation.last_mid + 1 }], standing: turn }
  const steps: Step[] = []
  for (const command of commands) {
    const step = await runOne(turn, command)
    steps.push(step)
    if (isLast(step) || changes.clock().posting_rev !== clock.posting_rev) break
  }
  await changes.write()
  await verdicts.write()
  return {
    steps,
    standing: { clock: changes.clock(), workstation: { ...workstation, last_mid: verdicts.lastMid() } },
  }
}
