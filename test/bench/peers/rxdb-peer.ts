import { createRxDatabase, type RxCollection, type RxDatabase, type RxJsonSchema } from 'rxdb'
import { wrappedKeyEncryptionCryptoJsStorage } from 'rxdb/plugins/encryption-crypto-js'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { dayOf, keyOf, studentOf } from '#test/bench/data/bench-row.ts'
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
  return { mid: String(entry.mid).padStart(12, '0'), entry }
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
  const find = async (selector: Record<string, string>): Promise<RowMessage[]> =>
    (await opened().rows.find({ selector }).exec()).map((found) => found.toJSON().row as RowMessage)
  return {
    name: isEncrypted ? 'rxdb-encrypted' : 'rxdb',
    open: async () => {
      database = await openRx(isEncrypted)
    },
    writeAll: async (rows) => {
      for (const batch of batches(rows)) {
        const { error } = await opened().rows.bulkInsert(batch.map(toRxRow))
        if (error.length > 0) throw new Error(`RxDB refused ${error.length} rows`)
      }
    },
    readAll: () => find({}),
    act: async ({ row, entry }) => {
      await Promise.all([
        opened().rows.incrementalUpsert(toRxRow(row)),
        opened().queue.insert(toRxEntry(entry)),
      ])
    },
    rowsOfDay: (kind, day) => find({ kind, day }),
    rowsOfStudent: (kind, student) => find({ kind, student }),
    queue: async () =>
      (await opened().queue.find().exec()).map((found) => found.toJSON().entry as PendingCommand),
  }
}
