import {
  createRxDatabase,
  type MangoQuerySelector,
  type RxCollection,
  type RxDatabase,
  type RxDocument,
  type RxJsonSchema,
} from 'rxdb'
import { wrappedKeyEncryptionCryptoJsStorage } from 'rxdb/plugins/encryption-crypto-js'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { dayOf, keyOf, studentOf } from '#test/bench/data/bench-row.ts'
import { holdRows } from '#test/bench/page/hold-rows.ts'
import { must } from '#shared/kernel/must.ts'
import type { RowMessage } from '#shared/protocol/pull.ts'
import type { PendingCommand } from '#shared/sync/pending-command.ts'
import { batches, type Peer } from './peer.ts'

interface RxRow {
  readonly key: string
  readonly kind: string
  readonly day: string
  readonly student: string
  readonly row: RowMessage
}

interface RxEntry {
  readonly mid: string
  readonly entry: PendingCommand
}

type Collections = { rows: RxCollection<RxRow>; queue: RxCollection<RxEntry> }

const indexed = (maxLength: number) => ({ type: 'string', maxLength }) as const

const rowSchema: RxJsonSchema<RxRow> = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: {
    key: indexed(120),
    kind: indexed(30),
    day: indexed(10),
    student: indexed(80),
    row: { type: 'object' },
  },
  required: ['key', 'kind', 'day', 'student', 'row'],
  indexes: [
    ['kind', 'day'],
    ['kind', 'student'],
  ],
}

const queueSchema: RxJsonSchema<RxEntry> = {
  version: 0,
  primaryKey: 'mid',
  type: 'object',
  properties: { mid: indexed(20), entry: { type: 'object' } },
  required: ['mid', 'entry'],
}

function toRxRow(row: RowMessage): RxRow {
  return { key: keyOf(row), kind: row.kind, day: dayOf(row), student: studentOf(row), row }
}

/** Mids are padded: RxDB's primary keys are text and the queue is read in their order. */
function toRxEntry(entry: PendingCommand): RxEntry {
  return { mid: midOf(entry), entry }
}

function midOf(entry: PendingCommand): string {
  return String(entry.mid).padStart(12, '0')
}

async function openRx(isEncrypted: boolean): Promise<RxDatabase<Collections>> {
  const plain = getRxStorageDexie()
  const database = await createRxDatabase<Collections>({
    name: 'bench-rxdb',
    storage: isEncrypted ? wrappedKeyEncryptionCryptoJsStorage({ storage: plain }) : plain,
    multiInstance: false,
    ...(isEncrypted ? { password: 'phrase de passe du banc d’essai' } : {}),
  })
  await database.addCollections({
    rows: { schema: isEncrypted ? { ...rowSchema, encrypted: ['row'] } : rowSchema },
    queue: { schema: isEncrypted ? { ...queueSchema, encrypted: ['entry'] } : queueSchema },
  })
  return database
}

/** RxDB over its Dexie storage; encrypted, by its crypto-js plugin, with kind, day and pupil left in the clear for its indexes. */
export function rxdbPeer(isEncrypted: boolean): Peer {
  let database: RxDatabase<Collections> | undefined
  const opened = (): RxDatabase<Collections> => must(database, 'an open RxDB')
  const open = async () => {
    database ??= await openRx(isEncrypted)
  }
  const find = async (selector: MangoQuerySelector<RxRow>): Promise<RowMessage[]> =>
    (await opened().rows.find({ selector }).exec()).map(rowOf)
  return {
    name: isEncrypted ? 'rxdb-encrypted' : 'rxdb',
    open,
    writeAll: async (rows) => {
      for (const batch of batches(rows)) {
        refuseErrors(await opened().rows.bulkInsert(batch.map(toRxRow)))
      }
    },
    load: async () => {
      await open()
      return holdRows(await find({}))
    },
    unlock: async ({ standing, monthly, month }) => {
      await open()
      const found = await Promise.all([
        ...standing.map((kind) => find({ kind, day: '' })),
        ...monthly.map((kind) => find({ kind, day: { $gte: `${month}-01`, $lte: `${month}-31` } })),
      ])
      return holdRows(found.flat())
    },
    readAll: () => find({}),
    readRows: async (rows) =>
      [...(await opened().rows.findByIds(rows.map(keyOf)).exec()).values()].map(rowOf),
    act: async ({ row, entry }) => {
      await Promise.all([
        opened().rows.incrementalUpsert(toRxRow(row)),
        opened().queue.insert(toRxEntry(entry)),
      ])
    },
    rowsOfDay: (kind, day) => find({ kind, day }),
    rowsOfStudent: (kind, student) => find({ kind, student }),
    watchDay: (kind, day, told) =>
      new Promise((watching) => {
        const query = opened().rows.find({ selector: { kind, day } })
        const subscription = query.$.subscribe((found) => {
          told(found.map(rowOf))
          watching(() => subscription.unsubscribe())
        })
      }),
    confirm: async ({ rows, lastMid }) => {
      refuseErrors(await opened().rows.bulkUpsert(rows.map(toRxRow)))
      if (lastMid === 0) return
      const mids = (await queueOf(opened())).filter(({ mid }) => mid <= lastMid).map(midOf)
      refuseErrors(await opened().queue.bulkRemove(mids))
    },
    queue: () => queueOf(opened()),
  }
}

function rowOf(found: RxDocument<RxRow>): RowMessage {
  return found.toJSON().row as RowMessage
}

async function queueOf(database: RxDatabase<Collections>): Promise<PendingCommand[]> {
  return (await database.queue.find().exec()).map((found) => found.toJSON().entry as PendingCommand)
}

function refuseErrors({ error }: { readonly error: readonly unknown[] }): void {
  if (error.length > 0) throw new Error(`RxDB refused ${error.length} rows`)
}
