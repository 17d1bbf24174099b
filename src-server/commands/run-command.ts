import type { WorkstationId } from '#shared/domain/core/ids.ts'
import { isInstant, type Instant } from '#shared/kernel/instant.ts'
import type { OutcomeMessage } from '#shared/protocol/push.ts'
import { judgeCommand } from './judge-command.ts'
import type { Turn } from './open-turn.ts'
import { portalEffects } from './portal-effects.ts'
import type { ReadyCommand } from './understand-command.ts'
import { wallClockOf } from './wall-clock-of.ts'

/**
 * Judges one command in its turn: rights, then existence, then rules (law S5), by the portal's clock (law S6). What it
 * changes is gathered, and read so by the commands that follow.
 * @param now the moment of the command, read once under the lock
 */
export async function runCommand(
  turn: Turn,
  { message, type, args, reads }: ReadyCommand,
  now: { readonly epochMs: number; readonly instant: Instant },
): Promise<OutcomeMessage> {
  const { tx, context, actor, workstation, facts, changes: gathered } = turn
  const { school, registry } = context
  const call = {
    actor,
    args,
    facts: facts.of(reads),
    context: {
      now: now.instant,
      wall: await wallClockOf(tx, school, now.epochMs),
      typedAt: isInstant(message.typedAt) ? message.typedAt : now.instant,
      workstationId: workstation.id as WorkstationId,
      postName: workstation.post_name,
    },
  }
  const { verdict, changes } = judgeCommand(type, call, registry)
  if (changes.length === 0) return { mid: message.mid, ...verdict, rev: null }
  const complete = portalEffects.get(type.name)
  const whole = complete ? await complete(tx, school, changes, now.instant) : changes
  facts.change(whole)
  return { mid: message.mid, ...verdict, rev: await gathered.add(whole, now.instant) }
}
