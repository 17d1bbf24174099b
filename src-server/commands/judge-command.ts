import type { AnyCommandType, Change, CommandCall, Effect } from '#shared/domain/core/command.ts'
import { sameValue } from '#shared/kernel/canonical-json.ts'
import { must } from '#shared/kernel/must.ts'
import type { CommandMessage, OutcomeMessage } from '#shared/protocol/push.ts'
import type { LoadedFacts } from './load-facts.ts'
import type { Registry } from './portal-context.ts'

/** What PostgreSQL's jsonb cannot hold: NUL, and halves of surrogate pairs. */
function isStorable(value: unknown): boolean {
  const text = JSON.stringify(value) ?? 'null'
  return !/(^|[^\\])(\\\\)*\\u(0000|d[89a-f][0-9a-f]{2})/i.test(text)
}

/** Arguments under their present version, or undefined when they are not those of the command. */
export function argsOf(type: AnyCommandType, command: CommandMessage): unknown {
  if (!isStorable(command.args)) return undefined
  const earlier = type.upgrades.slice(command.version - 1)
  if (earlier.length > 0 && (typeof command.args !== 'object' || command.args === null)) return undefined
  const upgraded = earlier.reduce((args, upgrade) => upgrade(args), command.args as Record<string, unknown>)
  const parsed = type.args.safeParse(upgraded)
  return parsed.success ? parsed.data : undefined
}

/** Drops puts that write what is there already, and holds each record to its own schema. */
function realChanges(effect: Effect, facts: LoadedFacts, registry: Registry): Change[] {
  return effect.changes.filter((change) => {
    if (change.op === 'delete') return true
    must(registry.records.get(change.kind), `a record type named ${change.kind}`).schema.parse(change.record)
    const stored = facts.stored(change.kind, change.record.id)
    return stored === undefined || !sameValue(stored, change.record)
  })
}

export interface Judgement {
  readonly verdict: Omit<OutcomeMessage, 'mid' | 'rev'>
  /** What really changes; empty for a refusal. */
  readonly changes: readonly Change[]
}

/** Rights, then existence, then rules (law S5), then what it changes. Pure: the caller fetched the facts and writes. */
export function judgeCommand(
  type: AnyCommandType,
  call: Omit<CommandCall<unknown>, 'facts'> & { readonly facts: LoadedFacts },
  registry: Registry,
): Judgement {
  const decision = type.decide(call)
  if (decision.kind === 'refused') {
    const { code, params } = decision
    return { verdict: { outcome: 'rejected', code, params }, changes: [] }
  }
  const effect = type.apply(call)
  return {
    verdict: { outcome: effect.outcome, ...(effect.notice ?? {}) },
    changes: realChanges(effect, call.facts, registry),
  }
}
