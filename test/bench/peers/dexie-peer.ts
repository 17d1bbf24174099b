import Dexie from 'dexie'
import { dayOf, keyOf, studentOf } from '#test/bench/data/bench-row.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { batches, type Peer } from './peer.ts'

interface DexieRow {
  readonly key: string
  readonly kind: string
  readonly day: string
  readonly student: string
  readonly row: RowMessage
}

function toDexieRow(row: RowMessage): DexieRow {
  return { key: keyOf(row), kind: row.kind, day: dayOf(row), student: studentOf(row), row }
}

/** Dexie alone, in the clear: one table, two indexes, one object a row. */
export function dexiePeer(): Peer {
  const database = new Dexie('bench-dexie')
  database.version(1).stores({ rows: 'key, [kind+day], [kind+student]', queue: 'mid' })
  const stored = database.table<DexieRow, string>('rows')
  const queue = database.table<PendingCommand, number>('queue')
  const rowsOf = (found: readonly DexieRow[]): RowMessage[] => found.map((line) => line.row)
  return {
    name: 'dexie',
    open: async () => void (await database.open()),
    writeAll: (rows) =>
      database.transaction('rw', stored, async () => {
        for (const batch of batches(rows)) await stored.bulkPut(batch.map(toDexieRow))
      }),
    readAll: async () => rowsOf(await stored.toArray()),
    act: ({ row, entry }) =>
      database.transaction('rw', stored, queue, async () => {
        await Promise.all([stored.put(toDexieRow(row)), queue.add(entry)])
      }),
    rowsOfDay: async (kind, day) => rowsOf(await stored.where({ kind, day }).toArray()),
    rowsOfStudent: async (kind, student) => rowsOf(await stored.where({ kind, student }).toArray()),
    queue: () => queue.toArray(),
  }
}
