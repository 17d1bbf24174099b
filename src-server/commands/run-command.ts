import type { Actor } from '#shared/domain/core/actor.ts'
import type { AnyCommandType } from '#shared/domain/core/command.ts'
import type { WorkstationId } from '#shared/domain/core/ids.ts'
import { isInstant } from '#shared/kernel/instant.ts'
import type { CommandMessage, OutcomeMessage } from '#shared/protocol/push.ts'
import { applyChanges, type HeldClock } from '#server/store/apply-changes.ts'
import type { Tx } from '#server/store/tables.ts'
import { argsOf, judgeCommand } from './judge-command.ts'
import { loadFacts } from './load-facts.ts'
import { nowOf, type PortalContext } from './portal-context.ts'
import { portalEffects } from './portal-effects.ts'
import { wallClockOf } from './wall-clock-of.ts'

/**
 * Runs one command of a known type in the caller's transaction: rights, then existence, then rules
 * (law S5), by the portal's clock (law S6).
 * @param clock the school's, which the caller holds under lock; given back as it stands after
 */
export async function runCommand(
  tx: Tx,
  context: PortalContext,
  clock: HeldClock,
  by: { readonly actor: Actor; readonly workstationId: string; readonly postName: string },
  { type, command }: { readonly type: AnyCommandType; readonly command: CommandMessage },
): Promise<{ readonly outcome: OutcomeMessage; readonly clock: HeldClock }> {
  const { mid } = command
  const args = argsOf(type, command)
  if (args === undefined)
    return { outcome: { mid, outcome: 'rejected', code: 'invalid-args', rev: null }, clock }
  const now = nowOf(context)
  const call = {
    actor: by.actor,
    args,
    facts: await loadFacts(tx, context.school, context.registry, type.reads(args)),
    context: {
      now,
      wall: await wallClockOf(tx, context.school, context.clock()),
      typedAt: isInstant(command.typedAt) ? command.typedAt : now,
      workstationId: by.workstationId as WorkstationId,
      postName: by.postName,
    },
  }
  const { verdict, changes } = judgeCommand(type, call, context.registry)
  if (changes.length === 0) return { outcome: { mid, ...verdict, rev: null }, clock }
  const options = { types: context.registry.records, rowsPerRevision: Infinity, now, clock }
  const complete = portalEffects.get(type.name)
  const whole = complete ? await complete(tx, context.school, changes, now) : changes
  const { rev, clock: after } = await applyChanges(tx, context.school, whole, options)
  return { outcome: { mid, ...verdict, rev }, clock: after }
}
