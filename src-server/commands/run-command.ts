import type { Actor } from '#shared/domain/core/actor.ts'
import type { AnyCommandType, Change, CommandCall, Effect } from '#shared/domain/core/command.ts'
import type { WorkstationId } from '#shared/domain/core/ids.ts'
import { sameValue } from '#shared/kernel/canonical-json.ts'
import { isInstant } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import type { CommandMessage, OutcomeMessage } from '#shared/protocol/push.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import type { Tx } from '#server/store/tables.ts'
import { loadFacts, type LoadedFacts } from './load-facts.ts'
import { nowOf, type PortalContext, type Registry } from './portal-context.ts'
import { wallClockOf } from './wall-clock-of.ts'

/** What PostgreSQL's jsonb cannot hold: NUL, and halves of surrogate pairs. */
function isStorable(value: unknown): boolean {
  const text = JSON.stringify(value) ?? 'null'
  return !/(^|[^\\])(\\\\)*\\u(0000|d[89a-f][0-9a-f]{2})/i.test(text)
}

/** Arguments under their present version, or undefined when they are not those of the command. */
function argsOf(type: AnyCommandType, command: CommandMessage): unknown {
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

/**
 * Runs one command of a known type in the caller's transaction: rights, then existence, then rules
 * (law S5), by the portal's clock (law S6).
 */
export async function runCommand(
  tx: Tx,
  context: PortalContext,
  by: { readonly actor: Actor; readonly workstationId: string },
  type: AnyCommandType,
  command: CommandMessage,
): Promise<OutcomeMessage> {
  const { mid } = command
  const args = argsOf(type, command)
  if (args === undefined) return { mid, outcome: 'rejected', code: 'invalid-args', rev: null }
  const now = nowOf(context)
  const facts = await loadFacts(tx, context.school, context.registry, type.reads(args))
  const call: CommandCall<unknown> = {
    actor: by.actor,
    args,
    facts,
    context: {
      now,
      wall: await wallClockOf(tx, context.school, context.clock()),
      typedAt: isInstant(command.typedAt) ? command.typedAt : now,
      workstationId: by.workstationId as WorkstationId,
    },
  }
  const decision = type.decide(call)
  if (decision.kind === 'refused') {
    return { mid, outcome: 'rejected', code: decision.code, params: decision.params, rev: null }
  }
  const effect = type.apply(call)
  const changes = realChanges(effect, facts, context.registry)
  const rev =
    changes.length === 0
      ? null
      : (
          await applyChanges(tx, context.school, changes, {
            types: context.registry.records,
            rowsPerRevision: Infinity,
            now,
          })
        ).rev
  return { mid, outcome: effect.outcome, ...(effect.notice ?? {}), rev }
}
