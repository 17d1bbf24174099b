import type { RowMessage } from '#shared/protocol/pull.ts'

export const peerNames = ['ours', 'dexie', 'rxdb', 'rxdb-encrypted', 'pouchdb'] as const
export type PeerName = (typeof peerNames)[number]

/** What a person's act leaves behind until the portal has it. */
export interface QueueEntry {
  readonly mid: number
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
  readonly typedAt: string
}

/** One act: the record as it is after, and the command to send. */
export interface Action {
  readonly row: RowMessage
  readonly entry: QueueEntry
}

/** The storage work that every peer does, each in the manner its own documentation recommends. */
export interface Peer {
  readonly name: PeerName
  open(): Promise<void>
  /** Resolves once all is durable. */
  writeAll(rows: readonly RowMessage[]): Promise<void>
  /** Everything stored, read back. */
  readAll(): Promise<readonly RowMessage[]>
  /** Resolves once the record and the command are durable. */
  act(action: Action): Promise<void>
  rowsOfDay(kind: string, day: string): Promise<readonly RowMessage[]>
  rowsOfStudent(kind: string, studentId: string): Promise<readonly RowMessage[]>
  /** The commands kept, in order. */
  queue(): Promise<readonly QueueEntry[]>
}

/** Rows given at once to a peer that wants batches: 500 to 20,000 were tried, and differ by less than the noise. */
export const batchRows = 2000

export function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let from = 0; from < items.length; from += batchRows) yield items.slice(from, from + batchRows)
}
