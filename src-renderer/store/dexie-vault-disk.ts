import Dexie, { type EntityTable } from 'dexie'
import type { Box } from './ciphers.ts'
import type {
  BodyRow,
  MidRow,
  NamedRow,
  SegmentRow,
  VaultDisk,
  VaultImage,
  VaultWrite,
} from './vault-disk.ts'

interface VaultDatabase extends Dexie {
  readonly meta: EntityTable<NamedRow, 'name'>
  readonly segments: EntityTable<SegmentRow, 'seq'>
  readonly bodies: EntityTable<BodyRow, 'seq'>
  readonly outbox: EntityTable<MidRow, 'mid'>
  readonly settled: EntityTable<MidRow, 'mid'>
  readonly drafts: EntityTable<NamedRow, 'name'>
}

/** The profile's number is opaque: the name of its database tells nothing (law V1). */
export function vaultName(profileId: string): string {
  return `pupitre-vault-${profileId}`
}

export function createDexieVaultDisk(profileId: string): VaultDisk {
  const database = openDatabase(vaultName(profileId))
  return {
    readImage: async () => readImage(await opened(database)),
    readBodies: async (seqs) => readBodies(await opened(database), seqs),
    async write(write) {
      if (isOutboxOnly(write) && database.isOpen()) return putInOutbox(database.backendDB(), write.outbox)
      await database.transaction('rw', tablesOf(database, write), () => writeAll(database, write))
    },
    close: () => database.close(),
    destroy: () => database.delete(),
  }
}

function openDatabase(name: string): VaultDatabase {
  // Strict: « enregistré ici » is said once the disk has it, not the system's buffers (laws S8, V4).
  const database = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  }) as VaultDatabase
  database
    .version(1)
    .stores({ meta: 'name', segments: 'seq', bodies: 'seq', outbox: 'mid', settled: 'mid', drafts: 'name' })
  return database
}

async function opened(database: VaultDatabase): Promise<IDBDatabase> {
  if (!database.isOpen()) await database.open()
  return database.backendDB()
}

/** Read by hand, in one transaction and one question a table: an unlock is made of little else. */
async function readImage(database: IDBDatabase): Promise<VaultImage> {
  const transaction = database.transaction(['meta', 'segments', 'outbox', 'settled', 'drafts'])
  const all = <T>(name: string) => answerOf<T[]>(transaction.objectStore(name).getAll())
  const [meta, segments, outbox, settled, drafts] = await Promise.all([
    all<NamedRow>('meta'),
    all<SegmentRow>('segments'),
    all<MidRow>('outbox'),
    all<MidRow>('settled'),
    all<NamedRow>('drafts'),
  ])
  return { meta, segments, outbox, settled, drafts }
}

async function readBodies(
  database: IDBDatabase,
  seqs: readonly number[],
): Promise<readonly (Box | undefined)[]> {
  const bodies = database.transaction('bodies').objectStore('bodies')
  const rows = await Promise.all(seqs.map((seq) => answerOf<BodyRow | undefined>(bodies.get(seq))))
  return rows.map((row) => row?.body)
}

function answerOf<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T)
    request.onerror = () => reject(request.error ?? new Error('indexeddb'))
  })
}

function isOutboxOnly(write: VaultWrite): write is { readonly outbox: readonly MidRow[] } {
  return write.outbox !== undefined && Object.keys(write).length === 1
}

/**
 * What a person has just done takes the shortest way: handed over in this very task and committed without waiting for
 * each row's own answer. A page that draws meanwhile delays one event instead of four.
 */
function putInOutbox(database: IDBDatabase, rows: readonly MidRow[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('outbox', 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('outbox'))
    const outbox = transaction.objectStore('outbox')
    for (const row of rows) outbox.put(row)
    transaction.commit()
  })
}

/** Only the tables that the write touches: a mark does not wait behind a checkpoint's bodies. */
function tablesOf(database: VaultDatabase, write: VaultWrite): Dexie.Table[] {
  const touched: Dexie.Table[] = []
  if (write.meta) touched.push(database.meta)
  if (write.segments || write.dropSegments) touched.push(database.segments, database.bodies)
  if (write.outbox || write.dropOutbox !== undefined) touched.push(database.outbox)
  if (write.settled || write.dropSettled) touched.push(database.settled)
  if (write.drafts || write.dropDrafts) touched.push(database.drafts)
  return touched
}

async function writeAll(database: VaultDatabase, write: VaultWrite): Promise<void> {
  await Promise.all([
    write.meta && database.meta.bulkPut([...write.meta]),
    writeSegments(database, write),
    writeOutbox(database, write),
    writeSettled(database, write),
    write.dropDrafts && database.drafts.bulkDelete([...write.dropDrafts]),
    write.drafts && database.drafts.bulkPut([...write.drafts]),
  ])
}

const segmentsAtOnce = 4

async function writeSegments({ segments, bodies }: VaultDatabase, write: VaultWrite): Promise<void> {
  const drop = write.dropSegments
  if (drop === 'all') await Promise.all([segments.clear(), bodies.clear()])
  else if (drop) await Promise.all([segments.bulkDelete([...drop]), bodies.bulkDelete([...drop])])
  // Without segments their tables are not in the transaction.
  const added = write.segments
  if (!added) return
  // A few at a time: handing a segment over copies it, and all those of a first sync would hold the page for long.
  for (let at = 0; at < added.length; at += segmentsAtOnce) {
    const some = added.slice(at, at + segmentsAtOnce)
    await segments.bulkAdd(some.map(({ seq, part, head }) => ({ seq, part, head })))
    await bodies.bulkAdd(some.map(({ seq, body }) => ({ seq, body })))
  }
}

async function writeOutbox({ outbox }: VaultDatabase, write: VaultWrite): Promise<void> {
  if (write.dropOutbox === 'all') await outbox.clear()
  else if (write.dropOutbox !== undefined) await outbox.where('mid').belowOrEqual(write.dropOutbox).delete()
  if (write.outbox) await outbox.bulkPut([...write.outbox])
}

async function writeSettled({ settled }: VaultDatabase, write: VaultWrite): Promise<void> {
  if (write.dropSettled === 'all') await settled.clear()
  else if (write.dropSettled) await settled.bulkDelete([...write.dropSettled])
  if (write.settled) await settled.bulkPut([...write.settled])
}
