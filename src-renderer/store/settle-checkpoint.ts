import type { CheckpointClose } from '#shared/sync/ports.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { forgottenByRestore, keptAside, renumberCommands } from '#shared/sync/renumber-commands.ts'
import { settleOutcomes } from '#shared/sync/settle-outcomes.ts'
import type { SettledCommand } from '#shared/sync/settled-command.ts'
import type { Manifest } from './manifest.ts'
import { expiredSettled } from './settled-rows.ts'
import type { VaultState } from './vault-state.ts'

/** What a checkpoint does to what waited: computed before it is written, applied to memory after. */
export interface CheckpointSettlement {
  readonly settled: readonly SettledCommand[]
  /** Verdicts that leave: expired, or forgotten by a restored portal and waiting again. */
  readonly dropped: readonly number[]
  /** Everything that waits, when its numbers, its content or its numbering changed; null when only its head was confirmed. */
  readonly rewritten: readonly PendingCommand[] | null
  /** What still waits, as it is. */
  readonly remaining: readonly PendingCommand[]
  readonly counts: Manifest['counts']
}

/** @param state within the outbox's turn: nothing is being written there */
export function settleCheckpoint(
  state: VaultState,
  close: CheckpointClose,
  fresh: boolean,
): CheckpointSettlement {
  const pending = state.outbox.entries.filter(({ isDurable }) => isDurable).map(({ command }) => command)
  // A disk laid again from a picture gives out numbers twice: what the portal was never sent, it has not judged (law S2).
  const toldMid = Math.max(close.triedMid, state.outbox.openedMid)
  const told = pending.filter(({ mid }) => mid <= toldMid)
  const untold = pending.filter(({ mid }) => mid > toldMid)
  const isReused = state.outbox.entries.some(({ command: { mid } }) => mid > toldMid && mid <= close.lastMid)
  const { settled, remaining: unjudged } = settleOutcomes(told, close.lastMid, close.outcomes, close.now)
  const remaining = [...unjudged, ...untold]
  // With a whole base, a verdict above the portal's last number is one that a restore made it forget.
  const known = fresh ? [...state.settled.values()] : []
  const forgotten = forgottenByRestore(known, close.lastMid)
  const aside = keptAside(known, close.lastMid)
  const waiting = [...forgotten, ...remaining]
  const renumbered = fresh || isReused ? renumberCommands(waiting, close.lastMid + 1) : waiting
  // A restored portal knows fewer numbers: the journal's, not cut back yet, would count again under this numbering.
  const isBack = close.lastMid < state.manifest.confirmedMid
  const again = new Set(forgotten.map(({ mid }) => mid))
  const counts = { ...state.manifest.counts }
  for (const { verdict } of settled) counts[verdict] += 1
  for (const mid of again) counts[state.settled.get(mid)?.verdict ?? 'applied'] -= 1
  return {
    settled: [...aside.map(({ moved }) => moved), ...settled],
    dropped: [
      ...again,
      ...aside.map(({ from }) => from),
      ...expiredSettled(state.settled.values(), Date.parse(close.now)),
    ],
    rewritten: forgotten.length > 0 || isReused || isBack || renumbered !== waiting ? renumbered : null,
    remaining,
    counts,
  }
}
