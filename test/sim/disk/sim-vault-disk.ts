import { createMemoryVaultDisk, type MemoryTables } from '#renderer/store/memory-vault-disk.ts'
import type { VaultDisk, VaultWrite } from '#renderer/store/vault-disk.ts'
import type { PersistencePoint } from './persistence.ts'

/** IndexedDB under a page: a write is whole or absent, durable once it resolves, and may die on the way. */
export interface SimVaultDisk extends VaultDisk {
  /** The page dies: of the writes handed over and not answered, chance keeps the first ones. */
  die(): void
}

function tablesOf(write: VaultWrite): string[] {
  const touched: string[] = []
  if (write.meta) touched.push('meta')
  if (write.segments || write.dropSegments) touched.push('segments')
  if (write.outbox || write.dropOutbox !== undefined) touched.push('outbox')
  if (write.settled || write.dropSettled) touched.push('settled')
  if (write.drafts || write.dropDrafts) touched.push('drafts')
  return touched
}

export function createSimVaultDisk(tables: MemoryTables, point: PersistencePoint): SimVaultDisk {
  const memory = createMemoryVaultDisk(tables)
  const inFlight = new Set<VaultWrite>()
  /** Transactions that share a table wait for each other, as IndexedDB's do. */
  const lanes = new Map<string, Promise<unknown>>()
  let isClosed = false
  let isDead = false

  const commit = async (write: VaultWrite) => {
    const isRefused = await point.pass('disk-write')
    inFlight.delete(write)
    if (isRefused) throw new Error('QuotaExceededError')
    await memory.write(write)
    await point.pass('disk-written')
  }
  return {
    async readImage() {
      await point.pass('disk-read')
      return memory.readImage()
    },
    async readBodies(seqs) {
      await point.pass('disk-read')
      return memory.readBodies(seqs)
    },
    write(write) {
      if (isDead) return new Promise(() => undefined)
      if (isClosed) return Promise.reject(new Error('DatabaseClosedError'))
      inFlight.add(write)
      const names = tablesOf(write)
      const before = Promise.all(names.map((name) => lanes.get(name)))
      const turn = before.then(() => commit(write))
      const over = turn.catch(() => undefined)
      for (const name of names) lanes.set(name, over)
      return turn
    },
    close() {
      isClosed = true
    },
    async destroy() {
      await point.pass('disk-destroy')
      await memory.destroy()
    },
    die() {
      isDead = true
      for (const write of inFlight) {
        if (point.chance.likely(0.5)) break
        void memory.write(write)
      }
      inFlight.clear()
    },
  }
}
