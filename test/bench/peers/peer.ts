import type { RowMessage } from '#shared/protocol/pull.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'

export const peerNames = ['ours', 'dexie', 'rxdb', 'rxdb-encrypted', 'pouchdb'] as const
export type PeerName = (typeof peerNames)[number]

/** A row as it is found again: revision and scopes are each peer's own affair. */
export interface KeptRow {
  readonly kind: string
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
}

/** One act: the record as it is after, and the command to send. */
export interface Action {
  readonly row: RowMessage
  readonly entry: PendingCommand
}

/** The storage work that every peer does, each in the manner its own documentation recommends. */
export interface Peer {
  readonly name: PeerName
  open(): Promise<void>
  /** For a store that answers from memory: opens it anew, so that what is verified is what the disk has. */
  reopen?(): Promise<void>
  /** Resolves once all is durable. */
  writeAll(rows: readonly RowMessage[]): Promise<void>
  /** Everything stored, read back. */
  readAll(): Promise<readonly KeptRow[]>
  /** Resolves once the record and the command are durable. */
  act(action: Action): Promise<void>
  rowsOfDay(kind: string, day: string): Promise<readonly KeptRow[]>
  rowsOfStudent(kind: string, studentId: string): Promise<readonly KeptRow[]>
  /** The commands kept, in order. */
  queue(): Promise<readonly PendingCommand[]>
}

/** Rows given at once to a peer that wants batches: 500 to 20,000 were tried, and differ by less than the noise. */
export const batchRows = 2000

export function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let from = 0; from < items.length; from += batchRows) yield items.slice(from, from + batchRows)
}
