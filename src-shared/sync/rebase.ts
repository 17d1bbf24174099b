import type { Actor } from '#shared/domain/core/actor.ts'
import type { AnyCommandType, Change, CommandCall, Effect, Facts } from '#shared/domain/core/command.ts'
import type { WorkstationId } from '#shared/domain/core/ids.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import type { Decision } from '#shared/kernel/decision.ts'
import { epochMsOf } from '#shared/kernel/instant.ts'
import { wallClockAt } from '#shared/kernel/school-clock.ts'
import type { PendingCommand } from './pending-command.ts'

/** By kind, then by id: the record as pending commands leave it, null when they delete it. */
export type Patches = ReadonlyMap<string, ReadonlyMap<string, RecordBody | null>>

export interface RebaseParts {
  readonly commands: ReadonlyMap<string, AnyCommandType>
  /** Confirmed rows alone. */
  readonly base: Facts
  readonly actor: Actor
  readonly workstationId: WorkstationId
  readonly timeZone: string
}

/**
 * The patches of the pending commands over the base (vocabulary: view = base ⊕ patches), in order. A command that the
 * rules now refuse, or that this version does not know, leaves no patch; it stays in the outbox and the portal judges.
 */
export function rebase(parts: RebaseParts, pending: readonly PendingCommand[]): Patches {
  return pending.reduce((patches, command) => layCommand(parts, patches, command), new Map() as Patches)
}

/** One more command over patches that exist. */
export function layCommand(parts: RebaseParts, patches: Patches, command: PendingCommand): Patches {
  const ran = runPending(parts, patches, command)
  return ran.effect ? layChanges(patches, ran.effect.changes) : patches
}

export interface Ran {
  readonly decision: Decision
  readonly effect: Effect | null
}

/** Runs a command over base ⊕ patches with the moment at which it was typed as « now »: a later rebase gives the same. */
export function runPending(parts: RebaseParts, patches: Patches, command: PendingCommand): Ran {
  const type = parts.commands.get(command.name)
  const args = type && readArgs(type, command)
  if (!type || !args)
    return { decision: { kind: 'refused', code: 'command-unknown', params: {} }, effect: null }
  const call: CommandCall<unknown> = {
    actor: parts.actor,
    args: args.value,
    facts: patchedFacts(parts.base, patches),
    context: {
      now: command.typedAt,
      wall: wallClockAt(epochMsOf(command.typedAt), parts.timeZone),
      typedAt: command.typedAt,
      workstationId: parts.workstationId,
    },
  }
  return decide(type, call)
}

/** A rule that throws over today's facts must neither keep a vault shut nor stop a checkpoint: the portal judges. */
function decide(type: AnyCommandType, call: CommandCall<unknown>): Ran {
  try {
    const decision = type.decide(call)
    return { decision, effect: decision.kind === 'allowed' ? type.apply(call) : null }
  } catch {
    return { decision: { kind: 'refused', code: 'command-failed', params: {} }, effect: null }
  }
}

/** The arguments at the type's version, or undefined when this version cannot read them (law S12). */
export function readArgs(
  type: AnyCommandType,
  command: Pick<PendingCommand, 'version' | 'args'>,
): { readonly value: unknown } | undefined {
  if (command.version > type.version || command.version < 1) return undefined
  const raw = type.upgrades
    .slice(command.version - 1)
    .reduce((earlier, step) => step(earlier), command.args as Readonly<Record<string, unknown>>)
  const parsed = type.args.safeParse(raw)
  return parsed.success ? { value: parsed.data } : undefined
}

export function layChanges(patches: Patches, changes: readonly Change[]): Patches {
  const next = new Map(patches)
  for (const change of changes) {
    const ofKind = new Map(next.get(change.kind))
    if (change.op === 'put') ofKind.set(change.record.id, change.record)
    else ofKind.set(change.id, null)
    next.set(change.kind, ofKind)
  }
  return next
}

export function patchedFacts(base: Facts, patches: Patches): Facts {
  return {
    get: <T extends RecordBody>(type: RecordType<T>, id: string) => {
      const patch = patches.get(type.kind)?.get(id)
      return patch === undefined ? base.get(type, id) : ((patch ?? undefined) as T | undefined)
    },
  }
}
