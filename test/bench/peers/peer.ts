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

/** What stands in memory, ready to be asked. */
export interface Held {
  rows(): readonly KeptRow[]
}

/** The first screen: standing records (people, structures) and a month of others. */
export interface FirstScreen {
  readonly standing: readonly string[]
  readonly monthly: readonly string[]
  /** `2026-10`. */
  readonly month: string
}

/** What a pull brought once everything was pushed. */
export interface Confirmed {
  readonly rows: readonly RowMessage[]
  /** Commands up to this number leave the queue. */
  readonly lastMid: number
}

/** The storage work that every peer does, each in the manner its own documentation recommends. */
export interface Peer {
  readonly name: PeerName
  open(): Promise<void>
  /** For a store that answers from memory: opens it anew, so that what is verified is what the disk has. */
  reopen?(): Promise<void>
  /** Resolves once all is durable. */
  writeAll(rows: readonly RowMessage[]): Promise<void>
  /** Opens the store and takes all of it into memory, findable by kind and id, and by kind and period. */
  load(): Promise<Held>
  /** Opens the store and takes into memory what the first screen needs, findable in the same way. */
  unlock(screen: FirstScreen): Promise<Held>
  /** Everything stored, read back. */
  readAll(): Promise<readonly KeptRow[]>
  /** Some rows, read back by their names alone. */
  readRows(rows: readonly RowMessage[]): Promise<readonly KeptRow[]>
  /** Resolves once the record and the command are durable. */
  act(action: Action): Promise<void>
  rowsOfDay(kind: string, day: string): Promise<readonly KeptRow[]>
  rowsOfStudent(kind: string, studentId: string): Promise<readonly KeptRow[]>
  /** Tells the rows of a day each time they change. Returns how to stop; resolves once it watches. */
  watchDay(kind: string, day: string, told: (rows: readonly KeptRow[]) => void): Promise<() => void>
  /** Takes in what the portal confirmed: rows and queue, durable when it resolves. */
  confirm(confirmed: Confirmed): Promise<void>
  /** The commands kept, in order. */
  queue(): Promise<readonly PendingCommand[]>
  /** Sends everything that waits and takes in what the portal made of it; left out by peers that have no sync of their own. */
  drain?(): Promise<void>
}

/** Rows given at once to a peer that wants batches: 500 to 20,000 were tried, and differ by less than the noise. */
export const batchRows = 2000

export function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let from = 0; from < items.length; from += batchRows) yield items.slice(from, from + batchRows)
}
