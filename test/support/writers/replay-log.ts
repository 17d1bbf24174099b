import type { Actor } from '#shared/domain/core/actor.ts'
import type { AnyCommandType, CommandCall, Facts } from '#shared/domain/core/command.ts'
import type { WorkstationId } from '#shared/domain/core/ids.ts'
import { commandTypes, recordTypes } from '#shared/domain/registry.ts'
import { sameValue } from '#shared/kernel/canonical-json.ts'
import { epochMsOf, type Instant } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import type { CommandMessage, OutcomeMessage } from '#shared/protocol/push.ts'

/** One accepted command as the portal's log tells it, in the log's order. */
export interface LogLine {
  readonly workstationId: string
  /** The post's name as the portal knows it. */
  readonly postName: string
  readonly actor: Actor
  readonly command: CommandMessage
  readonly outcome: OutcomeMessage
  readonly appliedAt: Instant
}

/** A record at one revision. A tombstone keeps the scopes of what lay there. */
export interface Version {
  readonly kind: string
  readonly id: string
  readonly rev: number
  readonly scopes: readonly string[]
  /** Null once deleted. */
  readonly data: unknown
}

export type Records = ReadonlyMap<string, Version>
export const keyOf = (kind: string, id: string) => `${kind}|${id}`

export interface Replayed {
  /** What pure commands, one after the other, would have answered. */
  readonly outcomes: readonly OutcomeMessage[]
  readonly final: Records
  /** What each revision wrote, in order. */
  readonly written: readonly Version[]
}

function callOf(type: AnyCommandType, line: LogLine, records: Records): CommandCall<unknown> | null {
  const parsed = type.args.safeParse(line.command.args)
  if (!parsed.success) return null
  const facts: Facts = {
    get: (record, id) => (records.get(keyOf(record.kind, id))?.data ?? undefined) as never,
  }
  const wall = wallClockAt(epochMsOf(line.appliedAt), 'Europe/Paris')
  const context = {
    now: line.appliedAt,
    wall,
    typedAt: line.command.typedAt as Instant,
    workstationId: line.workstationId as WorkstationId,
    postName: line.postName,
  }
  return { actor: line.actor, args: parsed.data, facts, context }
}

/** What one command does to these records when nobody else is there. */
function runAlone(
  line: LogLine,
  records: Records,
  rev: number,
): { outcome: OutcomeMessage; written: Version[] } {
  const { mid, name } = line.command
  const type = must(commandTypes.get(name), `a command named ${name}`)
  const call = callOf(type, line, records)
  if (!call) return { outcome: { mid, outcome: 'rejected', code: 'invalid-args', rev: null }, written: [] }
  const decision = type.decide(call)
  if (decision.kind === 'refused') {
    const { code, params } = decision
    return { outcome: { mid, outcome: 'rejected', code, params, rev: null }, written: [] }
  }
  const effect = type.apply(call)
  const written = effect.changes.flatMap((change): Version[] => {
    const id = change.op === 'put' ? change.record.id : change.id
    const before = records.get(keyOf(change.kind, id))
    const key = { kind: change.kind, id, rev }
    if (change.op === 'delete') return [{ ...key, scopes: before?.scopes ?? [], data: null }]
    if (sameValue(before?.data ?? null, change.record)) return []
    const data: unknown = JSON.parse(JSON.stringify(change.record))
    return [{ ...key, scopes: must(recordTypes.get(change.kind), change.kind).scopesOf(change.record), data }]
  })
  const outcome = {
    mid,
    outcome: effect.outcome,
    ...(effect.notice ?? {}),
    rev: written.length > 0 ? rev : null,
  }
  return { outcome, written }
}

/**
 * Runs the log again from the first state, one command at a time, by the pure commands of src-shared: what
 * twenty writers did at once must be what they would have done one after the other (serialisability).
 */
export function replayLog(first: Records, head: number, log: readonly LogLine[]): Replayed {
  const records = new Map(first)
  const outcomes: OutcomeMessage[] = []
  const all: Version[] = []
  let rev = head
  for (const line of log) {
    const { outcome, written } = runAlone(line, records, rev + 1)
    outcomes.push(outcome)
    if (written.length > 0) rev++
    for (const version of written) records.set(keyOf(version.kind, version.id), version)
    all.push(...written)
  }
  return { outcomes, final: records, written: all }
}
