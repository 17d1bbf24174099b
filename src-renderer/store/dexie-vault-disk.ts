import Dexie from 'dexie'
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

/** The profile's number is opaque: the name of its database tells nothing (law V1). */
export function vaultName(profileId: string): string {
  return `pupitre-vault-${profileId}`
}

export function createDexieVaultDisk(profileId: string): VaultDisk {
  const database = openDatabase(vaultName(profileId))
  let isOver = false
  // Opened at its first use and never again once left: what comes late must not bring back a shredded profile's tables.
  const opened = async (): Promise<IDBDatabase> => {
    if (!isOver && !database.isOpen()) await database.open()
    if (isOver) throw new Error('vault-disk-closed')
    return database.backendDB()
  }
  return {
    readImage: async () => readImage(await opened()),
    readBodies: async (seqs) => readBodies(await opened(), seqs),
    write: async (write) => writeAll(await opened(), write),
    close() {
      isOver = true
      database.close()
    },
    destroy() {
      isOver = true
      return database.delete()
    },
  }
}

function openDatabase(name: string): Dexie {
  // Strict: « enregistré ici » is said once the disk has it, not the system's buffers (laws S8, V4).
  const database = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  })
  database
    .version(1)
    .stores({ meta: 'name', segments: 'seq', bodies: 'seq', outbox: 'mid', settled: 'mid', drafts: 'name' })
  return database
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

/**
 * One write, by hand: handed over in this very task and committed without waiting for each row's own answer. A page that
 * draws meanwhile delays one event instead of one a table.
 */
function writeAll(database: IDBDatabase, write: VaultWrite): Promise<void> {
  const tables = tablesOf(write)
  if (tables.length === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(tables, 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('vault-write'))
    try {
      drop(transaction, write)
      put(transaction, write)
      addSegments(transaction, write.segments ?? [])
    } catch (error) {
      transaction.abort()
      throw error
    }
  })
}

/** Only the tables that the write touches: a mark does not wait behind a checkpoint's bodies. */
function tablesOf(write: VaultWrite): readonly string[] {
  const { dropSegments, dropOutbox, dropSettled, dropDrafts } = write
  return [
    ...(write.meta ? ['meta'] : []),
    ...(write.segments || dropSegments ? ['segments', 'bodies'] : []),
    ...(write.outbox || dropOutbox !== undefined ? ['outbox'] : []),
    ...(write.settled || dropSettled ? ['settled'] : []),
    ...(write.drafts || dropDrafts ? ['drafts'] : []),
  ]
}

function drop(transaction: IDBTransaction, write: VaultWrite): void {
  const { dropSegments, dropOutbox, dropSettled, dropDrafts } = write
  const dropFrom = (table: string, keys: readonly IDBValidKey[] | 'all' | undefined) => {
    if (keys === 'all') transaction.objectStore(table).clear()
    else for (const key of keys ?? []) transaction.objectStore(table).delete(key)
  }
  dropFrom('segments', dropSegments)
  dropFrom('bodies', dropSegments)
  dropFrom('settled', dropSettled)
  dropFrom('drafts', dropDrafts)
  if (dropOutbox === 'all') dropFrom('outbox', 'all')
  else if (dropOutbox !== undefined)
    transaction.objectStore('outbox').delete(IDBKeyRange.upperBound(dropOutbox))
}

function put(transaction: IDBTransaction, write: VaultWrite): void {
  for (const table of ['meta', 'outbox', 'settled', 'drafts'] as const)
    for (const row of write[table] ?? []) transaction.objectStore(table).put(row)
}

/** Handing a segment over copies it: past this many bytes the page breathes before the next. */
const copiedAtOnce = 2_000_000

/** Adds what is left from `at`, then commits. */
function addSegments(transaction: IDBTransaction, rows: NonNullable<VaultWrite['segments']>, at = 0): void {
  let next = at
  let copied = 0
  for (; next < rows.length && copied < copiedAtOnce; next++) {
    const { seq, part, head, body } = rows[next] as (typeof rows)[number]
    transaction.objectStore('segments').add({ seq, part, head })
    const added = transaction.objectStore('bodies').add({ seq, body })
    copied += body.length
    if (copied >= copiedAtOnce) added.onsuccess = () => addSegments(transaction, rows, next)
  }
  if (copied < copiedAtOnce) transaction.commit()
}
