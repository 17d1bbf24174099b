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
  const isWhole = await completeOutbox(parts, commands, numbering, kept)
  // With the base's own word on the numbering, and every command in the outbox, the journal may begin anew.
  const isVoid = (row: OutboxRow | null) => row !== null && row.numbering !== numbering
  const isBegunAnew = known !== null && isWhole && copies.some(isVoid)
  await completeJournal(parts, commands, numbering, isBegunAnew ? null : copies)
  const highest = commands.at(-1)?.mid ?? confirmedMid
  return { commands, numbering, nextMid: highest + (known ? 1 : jumpAfterLoss) }
}

function midsOf(rows: readonly (OutboxRow | null)[], numbering: number): ReadonlySet<number> {
  return new Set(rows.flatMap((row) => (row?.numbering === numbering ? [row.mid] : [])))
}

/** @returns whether the outbox has them all */
async function completeOutbox(
  parts: Parts,
  commands: readonly PendingCommand[],
  numbering: number,
  kept: readonly (OutboxRow | null)[],
): Promise<boolean> {
  const held = midsOf(kept, numbering)
  const missing = commands.filter(({ mid }) => !held.has(mid))
  if (missing.length === 0) return true
  parts.report('outbox-completed-from-journal')
  try {
    const outbox = await Promise.all(missing.map((one) => sealOutboxRow(parts, one, numbering)))
    await parts.disk.write({ outbox })
    return true
  } catch {
    // A full disk keeps nobody out: the journal has them, and the next opening tries again.
    parts.report('outbox-unwritable')
    return false
  }
}

/**
 * @param copies what the journal holds; null when it begins anew, because entries of an earlier numbering were left in it
 * (the disk was full when the commands were numbered anew): should the base be lost, they would wait again (law S17)
 */
async function completeJournal(
  parts: Parts,
  commands: readonly PendingCommand[],
  numbering: number,
  copies: readonly (OutboxRow | null)[] | null,
): Promise<void> {
  const held = midsOf(copies ?? [], numbering)
  const missing = commands.filter(({ mid }) => !held.has(mid))
  try {
    if (copies === null) await parts.journal.erase()
    if (missing.length > 0)
      await parts.journal.append(
        await Promise.all(missing.map((one) => sealJournalRow(parts, one, numbering))),
      )
  } catch {
    parts.report('journal-unwritable')
  }
}
