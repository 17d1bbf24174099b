import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { renumberCommands } from '#shared/sync/renumber-commands.ts'
import { sealManifest } from './manifest.ts'
import { sealJournalRow, sealOutboxRow } from './outbox.ts'
import type { VaultState } from './vault-state.ts'

/** What waits is numbered densely from `expected`, in one transaction with the numbering that voids the earlier one (law S2). */
export async function renumberOutbox(
  state: VaultState,
  expected: number,
  reused: readonly number[] = [],
): Promise<void> {
  const again = new Set(reused)
  await state.writing.run(() =>
    state.outbox.turns.run(async () => {
      if (state.isClosed) return
      // Those below have their verdict at the portal already: the next pull settles them under their number.
      const settled = durable(state).filter(({ mid }) => mid < expected && !again.has(mid))
      const waiting = durable(state).filter(({ mid }) => mid >= expected || again.has(mid))
      const renumbered = renumberCommands(waiting, expected)
      if (renumbered === waiting) return
      const rewritten = [...settled, ...renumbered]
      const numbering = state.manifest.numbering + 1
      const manifest = { ...state.manifest, numbering }
      const rows = await Promise.all(rewritten.map((command) => sealOutboxRow(state, command, numbering)))
      await state.disk.write({ meta: [await sealManifest(state, manifest)], outbox: rows, dropOutbox: 'all' })
      state.manifest = manifest
      state.report('outbox-renumbered')
      renumberInMemory(state, rewritten, expected - 1, numbering)
      await copyToJournal(state, rewritten, numbering)
    }),
  )
}

/** The journal starts anew: its earlier entries bear a numbering that no longer counts. */
export async function copyToJournal(
  state: VaultState,
  commands: readonly PendingCommand[],
  numbering: number,
): Promise<void> {
  try {
    await state.journal.erase()
    if (commands.length > 0)
      await state.journal.append(
        await Promise.all(commands.map((one) => sealJournalRow(state, one, numbering))),
      )
  } catch {
    state.report('journal-unwritable')
  }
}

/** Durable commands take their new numbers; those still to be written follow them. */
export function renumberInMemory(
  state: VaultState,
  rewritten: readonly PendingCommand[],
  lastMid: number,
  numbering: number,
): void {
  const { outbox } = state
  const queued = outbox.entries.filter(({ isDurable }) => !isDurable)
  let mid = (rewritten.at(-1)?.mid ?? lastMid) + 1
  for (const entry of queued) {
    entry.command = { ...entry.command, mid }
    mid += 1
  }
  outbox.entries = [...rewritten.map((command) => ({ command, isDurable: true })), ...queued]
  outbox.nextMid = mid
  outbox.openedMid = 0
  outbox.numbering = numbering
}

function durable(state: VaultState): readonly PendingCommand[] {
  return state.outbox.entries.filter(({ isDurable }) => isDurable).map(({ command }) => command)
}
