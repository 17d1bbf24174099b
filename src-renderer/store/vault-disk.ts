import type { Box } from './ciphers.ts'

/** One sealed segment of the log (law V3). Only `seq` and the opaque `part` can be read. */
export interface SegmentRow {
  readonly seq: number
  readonly part: string
  /** Which records it holds, which left. */
  readonly head: Box
}

export interface BodyRow {
  readonly seq: number
  /** The records themselves, in the order of the head. */
  readonly body: Box
}

/** A sealed row under a command's number. */
export interface MidRow {
  readonly mid: number
  readonly box: Box
}

/** A sealed row under an opaque name. */
export interface NamedRow {
  readonly name: string
  readonly box: Box
}

/** Everything that must be read to open a profile, the bodies excepted. */
export interface VaultImage {
  readonly meta: readonly NamedRow[]
  readonly segments: readonly SegmentRow[]
  readonly outbox: readonly MidRow[]
  readonly settled: readonly MidRow[]
  readonly drafts: readonly NamedRow[]
}

/** What one transaction does. Everything in it was sealed before it opens (law V3). */
export interface VaultWrite {
  readonly meta?: readonly NamedRow[]
  readonly segments?: readonly (SegmentRow & BodyRow)[]
  readonly dropSegments?: readonly number[] | 'all'
  readonly outbox?: readonly MidRow[]
  /** Commands up to this number leave the outbox; `all` when they are numbered anew in the same write. */
  readonly dropOutbox?: number | 'all'
  readonly settled?: readonly MidRow[]
  readonly dropSettled?: readonly number[] | 'all'
  readonly drafts?: readonly NamedRow[]
  readonly dropDrafts?: readonly string[]
}

/** One profile's tables. Implementations: memory, Dexie (laws S8, V4: a write is one strict transaction). */
export interface VaultDisk {
  readImage(): Promise<VaultImage>
  /** In the order asked; undefined for a missing one. */
  readBodies(seqs: readonly number[]): Promise<readonly (Box | undefined)[]>
  write(write: VaultWrite): Promise<void>
  close(): void
  /** Deletes the tables for good (law V7). */
  destroy(): Promise<void>
}

/** Each table of a vault: whose it is and what clears it (house §9). Nothing in memory survives a lock. */
export const vaultTables = {
  meta: { owner: 'person', clearOn: 'logout' },
  segments: { owner: 'school', clearOn: 'logout' },
  bodies: { owner: 'school', clearOn: 'logout' },
  outbox: { owner: 'person', clearOn: 'logout' },
  settled: { owner: 'person', clearOn: 'logout' },
  drafts: { owner: 'person', clearOn: 'logout' },
} as const
