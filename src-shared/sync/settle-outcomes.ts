import type { Instant } from '#shared/kernel/instant.ts'
import type { OutcomeMessage } from '#shared/protocol/push.ts'
import type { PendingCommand } from './pending-command.ts'
import type { SettledCommand, Verdict } from './settled-command.ts'

export interface Settlement {
  readonly settled: readonly SettledCommand[]
  readonly remaining: readonly PendingCommand[]
}

/**
 * Splits what waited by what the portal confirmed up to `lastMid` (laws S4, S8). A confirmed command whose
 * outcome did not come is shown as parked rather than believed: nothing disappears without a verdict (law S17).
 */
export function settleOutcomes(
  pending: readonly PendingCommand[],
  lastMid: number,
  outcomes: readonly OutcomeMessage[],
  now: Instant,
): Settlement {
  const byMid = new Map(outcomes.map((outcome) => [outcome.mid, outcome]))
  return {
    settled: pending
      .filter(({ mid }) => mid <= lastMid)
      .map((command) => settle(command, byMid.get(command.mid), now)),
    remaining: pending.filter(({ mid }) => mid > lastMid),
  }
}

function settle(command: PendingCommand, outcome: OutcomeMessage | undefined, now: Instant): SettledCommand {
  const verdict = verdictOf(outcome)
  return {
    ...command,
    verdict: verdict ?? 'parked',
    code: verdict ? (outcome?.code ?? null) : 'outcome-unknown',
    params: outcome?.params ?? {},
    settledAt: now,
    isClosed: verdict === 'applied',
  }
}

function verdictOf(outcome: OutcomeMessage | undefined): Verdict | null {
  if (!outcome || outcome.outcome === 'retry' || outcome.outcome === 'needs_upgrade') return null
  return outcome.outcome
}
