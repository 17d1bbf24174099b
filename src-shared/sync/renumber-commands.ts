import type { PendingCommand } from './pending-command.ts'
import type { SettledCommand } from './settled-command.ts'

/** Numbers commands densely from `from`, in their order; the same array when they already are (law S2). */
export function renumberCommands(
  commands: readonly PendingCommand[],
  from: number,
): readonly PendingCommand[] {
  if (commands.every((command, index) => command.mid === from + index)) return commands
  return commands.map((command, index) => ({ ...command, mid: from + index }))
}

/**
 * What a portal restored from a backup has forgotten of this workstation (law S11): the commands it had accepted
 * after the backup was made. They are sent again, before those that wait. What it refused stays refused.
 */
export function forgottenByRestore(kept: readonly SettledCommand[], lastMid: number): PendingCommand[] {
  return kept
    .filter(({ mid, verdict }) => mid > lastMid && verdict !== 'rejected' && verdict !== 'parked')
    .sort((a, b) => a.mid - b.mid)
    .map(({ mid, name, version, args, typedAt }) => ({ mid, name, version, args, typedAt }))
}
