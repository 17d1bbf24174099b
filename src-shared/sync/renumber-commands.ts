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
    .filter(({ mid, verdict }) => mid > lastMid && !isNotSentAgain(verdict))
    .sort((a, b) => a.mid - b.mid)
    .map(({ mid, name, version, args, typedAt }) => ({ mid, name, version, args, typedAt }))
}

/** Above any number that a workstation will ever give out. */
const asideFrom = 1_000_000_000_000

/**
 * What a restored portal had refused or taken into custody, and has forgotten (law S11): not sent again, and kept under
 * numbers that nobody else will bear, for theirs will soon be given to other commands (law S17).
 * @returns each with its new number, and the number that it leaves
 */
export function keptAside(
  kept: readonly SettledCommand[],
  lastMid: number,
): { readonly from: number; readonly moved: SettledCommand }[] {
  const highest = kept.reduce((most, { mid }) => Math.max(most, mid), asideFrom)
  return kept
    .filter(({ mid, verdict }) => mid > lastMid && mid < asideFrom && isNotSentAgain(verdict))
    .map((one, index) => ({ from: one.mid, moved: { ...one, mid: highest + 1 + index } }))
}

function isNotSentAgain(verdict: SettledCommand['verdict']): boolean {
  return verdict === 'rejected' || verdict === 'parked'
}
