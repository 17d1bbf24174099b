import type { Box } from './ciphers.ts'
import type { BodyRow, MidRow, NamedRow, SegmentRow, VaultDisk, VaultWrite } from './vault-disk.ts'

/** The rows of a memory disk: tests read and damage them. */
export interface MemoryTables {
  readonly meta: Map<string, NamedRow>
  readonly segments: Map<number, SegmentRow>
  readonly bodies: Map<number, BodyRow>
  readonly outbox: Map<number, MidRow>
  readonly settled: Map<number, MidRow>
  readonly drafts: Map<string, NamedRow>
}

export function emptyTables(): MemoryTables {
  return {
    meta: new Map(),
    segments: new Map(),
    bodies: new Map(),
    outbox: new Map(),
    settled: new Map(),
    drafts: new Map(),
  }
}

/** A disk without a disk: simulations and tests open the same tables again after a « crash ». */
export function createMemoryVaultDisk(tables: MemoryTables = emptyTables()): VaultDisk {
  return {
    async readImage() {
      const sorted = <T extends { mid: number }>(rows: Map<number, T>) =>
        [...rows.values()].sort((a, b) => a.mid - b.mid)
      return {
        meta: [...tables.meta.values()],
        segments: [...tables.segments.values()].sort((a, b) => a.seq - b.seq),
        outbox: sorted(tables.outbox),
        settled: sorted(tables.settled),
        drafts: [...tables.drafts.values()],
      }
    },
    async readBodies(seqs): Promise<readonly (Box | undefined)[]> {
      return seqs.map((seq) => tables.bodies.get(seq)?.body)
    },
    async write(write) {
      writeAll(tables, write)
    },
    close: () => undefined,
    async destroy() {
      for (const table of Object.values(tables) as Map<unknown, unknown>[]) table.clear()
    },
  }
}

function writeAll(tables: MemoryTables, write: VaultWrite): void {
  if (write.segments?.some(({ seq }) => tables.segments.has(seq) && write.dropSegments !== 'all'))
    throw new Error('a segment is written once')
  for (const row of write.meta ?? []) tables.meta.set(row.name, row)
  drop(tables.segments, write.dropSegments)
  drop(tables.bodies, write.dropSegments)
  for (const { seq, part, head, body } of write.segments ?? []) {
    tables.segments.set(seq, { seq, part, head })
    tables.bodies.set(seq, { seq, body })
  }
  const upTo = write.dropOutbox
  if (upTo !== undefined)
    drop(tables.outbox, upTo === 'all' ? 'all' : [...tables.outbox.keys()].filter((mid) => mid <= upTo))
  for (const row of write.outbox ?? []) tables.outbox.set(row.mid, row)
  drop(tables.settled, write.dropSettled)
  for (const row of write.settled ?? []) tables.settled.set(row.mid, row)
  drop(tables.drafts, write.dropDrafts)
  for (const row of write.drafts ?? []) tables.drafts.set(row.name, row)
}

function drop<K>(table: Map<K, unknown>, keys: readonly K[] | 'all' | undefined): void {
  if (keys === 'all') table.clear()
  else for (const key of keys ?? []) table.delete(key)
}
