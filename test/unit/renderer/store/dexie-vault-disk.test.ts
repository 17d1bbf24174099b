import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createDexieVaultDisk } from '#renderer/store/dexie-vault-disk.ts'

afterEach(() => void vi.restoreAllMocks())

const row = { mid: 1, box: new Uint8Array([1]) }

/** The durability that each write asks of the browser, as it asks it. */
function watchTransactions() {
  const asked: (string | undefined)[] = []
  const transaction = IDBDatabase.prototype.transaction
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    stores,
    mode,
    options,
  ) {
    if (mode === 'readwrite') asked.push(options?.durability)
    return transaction.call(this, stores, mode, options)
  })
  return asked
}

describe('what the disk of a vault asks of the browser', () => {
  it('L2, V7: once closed or destroyed, a late read or write opens nothing again', async () => {
    const profileId = crypto.randomUUID()
    const isThere = async () =>
      (await indexedDB.databases()).some(({ name }) => name?.includes(profileId) ?? false)
    const closed = createDexieVaultDisk(profileId)
    await closed.readImage()
    closed.close()
    await expect(closed.readBodies([1])).rejects.toThrow()
    const shredded = createDexieVaultDisk(profileId)
    await shredded.readImage()
    await shredded.destroy()
    await expect(shredded.write({ outbox: [row] })).rejects.toThrow()
    await expect(shredded.readImage()).rejects.toThrow()
    expect(await isThere()).toBe(false)
  })

  it('V4: the outbox is written in a strict transaction: on the disk, not in the system’s buffers', async () => {
    // Before it opens: Dexie keeps the browser's own function from then on.
    const asked = watchTransactions()
    const disk = createDexieVaultDisk(crypto.randomUUID())
    await disk.readImage()
    await disk.write({ outbox: [row] })
    expect(asked).toEqual(['strict'])
    disk.close()
  })

  it('S8: so is a checkpoint', async () => {
    // Before it opens: Dexie keeps the browser's own function from then on.
    const asked = watchTransactions()
    const disk = createDexieVaultDisk(crypto.randomUUID())
    await disk.readImage()
    await disk.write({ meta: [{ name: 'manifest', box: new Uint8Array([1]) }], outbox: [row], dropOutbox: 0 })
    expect(asked).toEqual(['strict'])
    disk.close()
  })

  it('V4: the write of a command resolves once its transaction is complete, and fails when it is aborted', async () => {
    const disk = createDexieVaultDisk(crypto.randomUUID())
    await disk.readImage()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
      this.transaction.abort()
      return {} as IDBRequest<IDBValidKey>
    })
    await expect(disk.write({ outbox: [row] })).rejects.toThrow()
    put.mockRestore()
    expect((await disk.readImage()).outbox).toEqual([])
    disk.close()
  })

  it('S8: a first sync is handed over piece by piece, and is there whole or not at all', async () => {
    const disk = createDexieVaultDisk(crypto.randomUUID())
    const segments = [1, 2, 3, 4, 5, 6, 7].map((seq) => ({
      seq,
      part: 'p',
      head: row.box,
      body: new Uint8Array(700_000),
    }))
    await disk.write({ segments })
    expect((await disk.readImage()).segments.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
    const again = segments.map((segment) => ({ ...segment, seq: segment.seq === 7 ? 7 : segment.seq + 10 }))
    await expect(disk.write({ segments: again, outbox: [row] })).rejects.toThrow()
    const { segments: kept, outbox } = await disk.readImage()
    expect([kept.length, outbox.length]).toEqual([7, 0])
    disk.close()
  })
})
