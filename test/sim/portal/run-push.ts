import type { Selectable } from 'kysely'
import type { Acting, Holder } from '#server/commands/acting-workstation.ts'
import { commandDigest } from '#server/commands/command-digest.ts'
import { argsOf, judgeCommand } from '#server/commands/judge-command.ts'
import { factsWithin, type LoadedFacts } from '#server/commands/load-facts.ts'
import { outcomeOf } from '#server/commands/outcomes.ts'
import type { PushResult } from '#server/commands/push-result.ts'
import { upToDate } from '#server/store/record-rows.ts'
import type { OutcomeRow } from '#server/store/tables.ts'
import type { Actor } from '#shared/domain/core/actor.ts'
import type { AnyCommandType, Read } from '#shared/domain/core/command.ts'
import type { WorkstationId } from '#shared/domain/core/ids.ts'
import type { RecordBody } from '#shared/domain/core/record-type.ts'
import { instantOf, isInstant } from '#shared/kernel/instant.ts'
import {
  advances,
  type CommandMessage,
  type OutcomeMessage,
  type PushMessage,
} from '#shared/protocol/push.ts'
import { actingToday, readActing, wallOf } from './acting.ts'
import { keyOf, type SimPortal } from './portal-state.ts'
import { actorOf } from './postings.ts'
import { writeRows } from './write-rows.ts'

const throwsMax = 5

type Step =
  | { readonly kind: 'outcome'; readonly outcome: OutcomeMessage }
  | { readonly kind: 'expected'; readonly mid: number }

/** Called before each command of a push: a story lets time pass there, or stops the portal. */
export type BetweenCommands = () => Promise<void>

/** `run-push.ts` of the real portal over a base in memory: one transaction a command (laws S1 to S6). */
export async function runPush(
  portal: SimPortal,
  holder: Holder,
  message: Pick<PushMessage, 'commands' | 'epoch'>,
  between: BetweenCommands = () => Promise.resolve(),
): Promise<PushResult> {
  const outcomes: OutcomeMessage[] = []
  if (message.epoch !== null && message.epoch !== portal.base.clock.epoch)
    return outcomesAnswer(portal, holder, outcomes, 'next')
  for (const command of message.commands) {
    await between()
    const step = runStep(portal, holder, command)
    if (step.kind === 'expected') return outcomesAnswer(portal, holder, outcomes, step.mid)
    outcomes.push(step.outcome)
    if (!advances(step.outcome.outcome)) break
  }
  return outcomesAnswer(portal, holder, outcomes, null)
}

function outcomesAnswer(
  portal: SimPortal,
  holder: Holder,
  outcomes: readonly OutcomeMessage[],
  expected: number | 'next' | null,
): PushResult {
  const { clock, workstation } = readActing(portal, holder)
  const lastMid = workstation.last_mid
  const awaited = expected === 'next' ? lastMid + 1 : expected
  const body = { epoch: clock.epoch, head: clock.rev, outcomes, lastMid }
  return awaited === null ? body : { ...body, expected: awaited }
}

function runStep(portal: SimPortal, holder: Holder, command: CommandMessage): Step {
  const acting = actingToday(portal, holder)
  const { workstation, account, today } = acting
  const { mid } = command
  if (mid <= workstation.last_mid)
    return { kind: 'outcome', outcome: storedOutcome(portal, workstation.id, command) }
  if (mid > workstation.last_mid + 1) return { kind: 'expected', mid: workstation.last_mid + 1 }
  const type = portal.registry.commands.get(command.name)
  if (!type || command.version > type.version)
    return { kind: 'outcome', outcome: { mid, outcome: 'needs_upgrade', code: 'unknown-command', rev: null } }
  try {
    const outcome = runCommand(portal, actorOf(portal, account, today), workstation, type, command)
    storeOutcome(portal, acting, command, outcome)
    return { kind: 'outcome', outcome }
  } catch {
    return { kind: 'outcome', outcome: countThrow(portal, acting, command) }
  }
}

function runCommand(
  portal: SimPortal,
  actor: Actor,
  workstation: Acting['workstation'],
  type: AnyCommandType,
  command: CommandMessage,
): OutcomeMessage {
  const { mid } = command
  const args = argsOf(type, command)
  if (args === undefined) return { mid, outcome: 'rejected', code: 'invalid-args', rev: null }
  const now = instantOf(portal.now())
  const context = {
    now,
    wall: wallOf(portal),
    typedAt: isInstant(command.typedAt) ? command.typedAt : now,
    workstationId: workstation.id as WorkstationId,
    postName: workstation.post_name,
  }
  const call = { actor, args, context, facts: factsOf(portal, type.reads(args)) }
  const { verdict, changes } = judgeCommand(type, call, portal.registry)
  if (changes.length === 0) return { mid, ...verdict, rev: null }
  return { mid, ...verdict, rev: writeRows(portal, changes, { rowsPerRevision: Infinity, now }) }
}

function factsOf({ base, registry }: SimPortal, reads: readonly Read[]): LoadedFacts {
  return factsWithin(reads, (kind, id) => {
    const row = base.rows.get(keyOf(kind, id))
    const type = registry.records.get(kind)
    return row && type && !row.deleted
      ? (upToDate(type, row.version, row.data as Record<string, unknown>) as RecordBody)
      : undefined
  })
}

export function storedOutcome(
  { base }: SimPortal,
  workstationId: string,
  command: CommandMessage,
): OutcomeMessage {
  const row = base.outcomes.get(workstationId)?.get(command.mid)
  if (!row) return { mid: command.mid, outcome: 'rejected', code: 'outcome-unknown', rev: null }
  return row.digest === commandDigest(command)
    ? outcomeOf(row)
    : { mid: command.mid, outcome: 'rejected', code: 'mid-reused', rev: null }
}

/** The one verdict on a command, and its workstation's `lastMid`, in the transaction of its effects (law S1). */
export function storeOutcome(
  portal: SimPortal,
  { workstation }: Pick<Acting, 'workstation'>,
  command: CommandMessage,
  outcome: OutcomeMessage,
): void {
  const { base } = portal
  const now = instantOf(portal.now())
  const row: Selectable<OutcomeRow> = {
    school: portal.school,
    workstation_id: workstation.id,
    mid: outcome.mid,
    outcome: outcome.outcome,
    code: outcome.code ?? null,
    params: outcome.params ?? null,
    rev: outcome.rev,
    digest: commandDigest(command),
    applied_at: now,
  }
  const kept = base.outcomes.get(workstation.id) ?? new Map<number, Selectable<OutcomeRow>>()
  base.outcomes.set(workstation.id, kept.set(outcome.mid, row))
  const settled = { last_mid: outcome.mid, seen_at: now, poison_mid: null, poison_count: 0 }
  base.workstations.set(workstation.id, { ...workstation, ...settled })
  portal.witness.settled(workstation.id, row, command)
}

/** At the fifth throw it is kept raw and those behind it pass (law S4). */
function countThrow(portal: SimPortal, acting: Acting, command: CommandMessage): OutcomeMessage {
  const { workstation } = acting
  const { mid } = command
  const count = workstation.poison_mid === mid ? workstation.poison_count + 1 : 1
  if (count < throwsMax) {
    portal.base.workstations.set(workstation.id, { ...workstation, poison_mid: mid, poison_count: count })
    return { mid, outcome: 'retry', code: 'command-failed', rev: null }
  }
  const outcome: OutcomeMessage = { mid, outcome: 'parked', code: 'command-failed', rev: null }
  keepRaw(portal, acting, command, { reason: 'poison', error: 'Error' })
  storeOutcome(portal, acting, command, outcome)
  return outcome
}

export function keepRaw(
  portal: SimPortal,
  { workstation }: Pick<Acting, 'workstation'>,
  command: CommandMessage,
  why: { readonly reason: string; readonly error: string | null },
): void {
  const digest = commandDigest(command)
  const { base, school } = portal
  if (
    base.parked.some(
      (one) => one.workstation_id === workstation.id && one.mid === command.mid && one.digest === digest,
    )
  )
    return
  base.parked.push({
    ...{ school, workstation_id: workstation.id, account_id: workstation.account_id, mid: command.mid },
    ...{ ...why, raw: JSON.stringify(command), digest, settled_at: null, settled_by: null },
    parked_at: instantOf(portal.now()),
  })
}
