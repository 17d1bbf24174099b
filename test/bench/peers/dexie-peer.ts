import Dexie, { liveQuery } from 'dexie'
import { dayOf, keyOf, studentOf } from '#test/bench/data/bench-row.ts'
import { holdRows } from '#test/bench/page/hold-rows.ts'
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

function rowsOf(found: readonly (DexieRow | undefined)[]): RowMessage[] {
  return found.flatMap((line) => (line ? [line.row] : []))
}

/** Dexie alone, in the clear: one table, two indexes, one object a row. */
export function dexiePeer(): Peer {
  const database = new Dexie('bench-dexie')
  database.version(1).stores({ rows: 'key, [kind+day], [kind+student]', queue: 'mid' })
  const stored = database.table<DexieRow, string>('rows')
  const queue = database.table<PendingCommand, number>('queue')
  const between = async (kind: string, from: string, to: string) =>
    rowsOf(await stored.where('[kind+day]').between([kind, from], [kind, to], true, true).toArray())
  const ofDay = async (kind: string, day: string) => rowsOf(await stored.where({ kind, day }).toArray())
  return {
    name: 'dexie',
    open: async () => void (await database.open()),
    writeAll: (rows) =>
      database.transaction('rw', stored, async () => {
        for (const batch of batches(rows)) await stored.bulkPut(batch.map(toDexieRow))
      }),
    load: async () => holdRows(rowsOf(await stored.toArray())),
    unlock: async ({ standing, monthly, month }) => {
      const found = await Promise.all([
        ...standing.map((kind) => ofDay(kind, '')),
        ...monthly.map((kind) => between(kind, `${month}-01`, `${month}-31`)),
      ])
      return holdRows(found.flat())
    },
    readAll: async () => rowsOf(await stored.toArray()),
    readRows: async (rows) => rowsOf(await stored.bulkGet(rows.map(keyOf))),
    act: ({ row, entry }) =>
      database.transaction('rw', stored, queue, async () => {
        await Promise.all([stored.put(toDexieRow(row)), queue.add(entry)])
      }),
    rowsOfDay: ofDay,
    rowsOfStudent: async (kind, student) => rowsOf(await stored.where({ kind, student }).toArray()),
    watchDay: (kind, day, told) =>
      new Promise((watching) => {
        const subscription = liveQuery(() => ofDay(kind, day)).subscribe((rows) => {
          told(rows)
          watching(() => subscription.unsubscribe())
        })
      }),
    confirm: ({ rows, lastMid }) =>
      database.transaction('rw', stored, queue, async () => {
        await Promise.all([
          stored.bulkPut(rows.map(toDexieRow)),
          queue.where('mid').belowOrEqual(lastMid).delete(),
        ])
      }),
    queue: () => queue.toArray(),
  }
}
