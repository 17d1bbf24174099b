import { z } from 'zod'
import { instantSchema } from '#shared/domain/core/kernel-schemas.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { open, seal } from './ciphers.ts'
import type { JournalRow } from './journal-port.ts'
import { createTurnQueue, type TurnQueue } from './turn-queue.ts'
import type { MidRow } from './vault-disk.ts'
import type { VaultKeys } from './vault-keys.ts'

export interface OutboxEntry {
  command: PendingCommand
  /** On the disk: only then is it acknowledged, and pushed (law V4). */
  isDurable: boolean
  /** Its change is about to be drawn: the count of what waits comes with it, not before. */
  isUnseen?: boolean
}

/** What the person did and the portal has not confirmed, in order. */
export interface Outbox {
  entries: OutboxEntry[]
  nextMid: number
  numbering: number
  /** Highest number that waited when the vault was opened: the portal may have judged it before (law S2). */
  openedMid: number
  /** Accepted from the person since the vault was opened, what waited then included (law S17). */
  typed: number
  /** Typed, not yet being written. */
  queued: OutboxEntry[]
  /** Writing rows and numbering anew exclude each other. */
  readonly turns: TurnQueue
}

export function createOutbox(
  commands: readonly PendingCommand[],
  nextMid: number,
  numbering: number,
): Outbox {
  const entries = commands.map((command) => ({ command, isDurable: true }))
  const openedMid = commands.at(-1)?.mid ?? 0
  return {
    ...{ entries, nextMid, numbering, openedMid },
    typed: entries.length,
    queued: [],
    turns: createTurnQueue(),
  }
}

const rowSchema = z.object({
  numbering: z.int().min(0),
  mid: z.int().min(1),
  name: z.string(),
  version: z.int(),
  args: z.unknown(),
  typedAt: instantSchema,
})
export type OutboxRow = z.infer<typeof rowSchema>

type Sealer = { readonly keys: VaultKeys; readonly profileId: string }

/** One sealed row a command (law V4): bound to its number, it cannot be put under another. */
export async function sealOutboxRow(
  sealer: Sealer,
  command: PendingCommand,
  numbering: number,
): Promise<MidRow> {
  const text = JSON.stringify({ ...command, numbering })
  return {
    mid: command.mid,
    box: await seal(sealer.keys.outbox, text, boundOf(sealer, 'outbox', command.mid)),
  }
}

export async function openOutboxRow(sealer: Sealer, row: MidRow): Promise<OutboxRow | null> {
  return parseRow(await open(sealer.keys.outbox, row.box, boundOf(sealer, 'outbox', row.mid)))
}

/** The journal's copy, under a key of its own. */
export async function sealJournalRow(
  sealer: Sealer,
  command: PendingCommand,
  numbering: number,
): Promise<JournalRow> {
  const text = JSON.stringify({ ...command, numbering })
  const box = await seal(sealer.keys.journal, text, boundOf(sealer, 'journal', command.mid))
  return { mid: command.mid, sealed: toBase64(box) }
}

export async function openJournalRow(sealer: Sealer, row: JournalRow): Promise<OutboxRow | null> {
  try {
    const box = fromBase64(row.sealed)
    return parseRow(await open(sealer.keys.journal, box, boundOf(sealer, 'journal', row.mid)))
  } catch {
    return null
  }
}

export function commandOf({ mid, name, version, args, typedAt }: OutboxRow): PendingCommand {
  return { mid, name, version, args, typedAt }
}

function parseRow(text: string | null): OutboxRow | null {
  const parsed = text === null ? null : rowSchema.safeParse(JSON.parse(text))
  return parsed?.success ? parsed.data : null
}

function boundOf({ profileId }: Sealer, copy: 'outbox' | 'journal', mid: number): string {
  return `${profileId}|${copy}|${mid}`
}
