import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { sealJournalRow, sealOutboxRow, type OutboxEntry } from './outbox.ts'
import { patchesOf, tellVault, type VaultState } from './vault-state.ts'

/** Puts a command at the end of what waits. It is in the view at once, and durable when `written` resolves true. */
export function appendCommand(
  state: VaultState,
  typed: Omit<PendingCommand, 'mid'>,
): { readonly entry: OutboxEntry; readonly written: Promise<boolean> } {
  const { outbox } = state
  const entry: OutboxEntry = { command: { mid: outbox.nextMid, ...typed }, isDurable: false }
  outbox.nextMid += 1
  outbox.typed += 1
  outbox.entries.push(entry)
  outbox.queued.push(entry)
  const written = outbox.turns.run(() => writeQueued(state)).then(() => entry.isDurable)
  return { entry, written }
}

/** Writes everything queued in one strict transaction, and in the journal beside it (law V4). */
async function writeQueued(state: VaultState): Promise<void> {
  const { outbox } = state
  const batch = outbox.queued.splice(0)
  if (batch.length === 0) return
  const isKept = await keep(state, batch).catch(() => false)
  if (isKept) for (const entry of batch) entry.isDurable = true
  else giveUp(state, batch)
  tellVault(state)
}

async function keep(state: VaultState, batch: readonly OutboxEntry[]): Promise<boolean> {
  const { numbering } = state.outbox
  const [rows, copies] = await Promise.all([
    Promise.all(batch.map(({ command }) => sealOutboxRow(state, command, numbering))),
    Promise.all(batch.map(({ command }) => sealJournalRow(state, command, numbering))),
  ])
  const [onDisk, inJournal] = await Promise.allSettled([
    state.disk.write({ outbox: rows }),
    state.journal.append(copies),
  ])
  if (onDisk.status === 'rejected') state.report('outbox-unwritable')
  if (inJournal.status === 'rejected') state.report('journal-unwritable')
  return onDisk.status === 'fulfilled' || inJournal.status === 'fulfilled'
}

/** Neither copy could be written: the person is told, and the numbers stay dense (law S2). */
function giveUp(state: VaultState, batch: readonly OutboxEntry[]): void {
  const { outbox } = state
  const lost = new Set(batch)
  outbox.entries = outbox.entries.filter((entry) => !lost.has(entry))
  outbox.typed -= batch.length
  outbox.nextMid = batch[0]?.command.mid ?? outbox.nextMid
  for (const entry of outbox.queued) {
    entry.command = { ...entry.command, mid: outbox.nextMid }
    outbox.nextMid += 1
  }
  state.collections.setPatches(patchesOf(state))
}
