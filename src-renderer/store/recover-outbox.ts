import type { PendingCommand } from '#shared/sync/pending-command.ts'
import {
  commandOf,
  openJournalRow,
  openOutboxRow,
  sealJournalRow,
  sealOutboxRow,
  type OutboxRow,
} from './outbox.ts'
import type { MidRow } from './vault-disk.ts'
import type { VaultParts } from './vault-state.ts'

type Parts = Pick<VaultParts, 'keys' | 'profileId' | 'disk' | 'journal' | 'report'>

export interface Recovered {
  readonly commands: readonly PendingCommand[]
  readonly nextMid: number
  readonly numbering: number
}

/** After a loss, numbers jump far above any that the portal may have seen; the next whole pull brings them back. */
const jumpAfterLoss = 1_000_000

/**
 * outbox ∪ journal, by number (law V4). Each copy is completed from the other. Entries of an earlier numbering are
 * void: their commands were numbered anew in one transaction with the manifest that says so.
 */
export async function recoverOutbox(
  parts: Parts,
  rows: readonly MidRow[],
  known: { readonly confirmedMid: number; readonly numbering: number } | null,
): Promise<Recovered> {
  const journalRows = await parts.journal.read().catch(() => {
    parts.report('journal-unreadable')
    return []
  })
  const kept = await Promise.all(rows.map((row) => openOutboxRow(parts, row)))
  const copies = await Promise.all(journalRows.map((row) => openJournalRow(parts, row)))
  if (kept.includes(null)) parts.report('outbox-row-damaged')
  if (copies.includes(null)) parts.report('journal-row-damaged')
  const all = [...copies, ...kept].filter((row) => row !== null)
  // A manifest laid again from a picture is behind: numbers given since then count, and their rows say so.
  const numbering = all.reduce((highest, row) => Math.max(highest, row.numbering), known?.numbering ?? 0)
  const confirmedMid = known?.confirmedMid ?? 0
  const isPending = (row: OutboxRow) => row.numbering === numbering && row.mid > confirmedMid
  const union = new Map(all.filter(isPending).map((row) => [row.mid, commandOf(row)]))
  const commands = [...union.values()].sort((a, b) => a.mid - b.mid)
  await complete(parts, commands, numbering, kept, copies)
  const highest = commands.at(-1)?.mid ?? confirmedMid
  return { commands, numbering, nextMid: highest + (known ? 1 : jumpAfterLoss) }
}

async function complete(
  parts: Parts,
  commands: readonly PendingCommand[],
  numbering: number,
  kept: readonly (OutboxRow | null)[],
  copies: readonly (OutboxRow | null)[],
): Promise<void> {
  const midsOf = (rows: readonly (OutboxRow | null)[]) =>
    new Set(rows.flatMap((row) => (row?.numbering === numbering ? [row.mid] : [])))
  const [inOutbox, inJournal] = [midsOf(kept), midsOf(copies)]
  const toOutbox = commands.filter(({ mid }) => !inOutbox.has(mid))
  const toJournal = commands.filter(({ mid }) => !inJournal.has(mid))
  if (toOutbox.length > 0) {
    parts.report('outbox-completed-from-journal')
    // A full disk keeps nobody out: the journal has them, and the next opening tries again.
    await parts.disk
      .write({ outbox: await Promise.all(toOutbox.map((one) => sealOutboxRow(parts, one, numbering))) })
      .catch(() => parts.report('outbox-unwritable'))
  }
  if (toJournal.length > 0)
    await parts.journal
      .append(await Promise.all(toJournal.map((one) => sealJournalRow(parts, one, numbering))))
      .catch(() => parts.report('journal-unwritable'))
}
