import type { EngineContext } from './engine-context.ts'
import { protocolVersion, pushLimits } from '#shared/protocol/version.ts'
import type { CommandMessage, ParkMessage } from '#shared/protocol/push.ts'

type ParkContext = Pick<EngineContext, 'store' | 'transport' | 'memory'>

/** Hands commands to the portal's custody, raw (law S4). True once it has acknowledged all of them. */
export async function parkCommands(
  context: ParkContext,
  reason: ParkMessage['reason'],
  commands: readonly CommandMessage[],
): Promise<boolean> {
  for (let at = 0; at < commands.length; at += pushLimits.commands) {
    const part = commands.slice(at, at + pushLimits.commands)
    context.memory.triedMid = Math.max(context.memory.triedMid, part.at(-1)?.mid ?? 0)
    const reply = await context.transport.park({
      proto: protocolVersion,
      workstationId: context.store.workstationId,
      reason,
      commands: [...part],
    })
    if (reply.kind !== 'answer') return false
    const kept = new Set(reply.body.parked)
    context.memory.ackedMid = Math.max(context.memory.ackedMid, reply.body.lastMid)
    if (part.some(({ mid }) => !kept.has(mid) && mid > reply.body.lastMid)) return false
  }
  return true
}
