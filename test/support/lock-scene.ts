import type { HostClient } from '#shared/bridge/host-contract.ts'
import { createMemoryCopy } from '#renderer/store/registry-copies.ts'
import { createMemoryVaultDisk, emptyTables, type MemoryTables } from '#renderer/store/memory-vault-disk.ts'
import type { VaultDisk } from '#renderer/store/vault-disk.ts'
import { startSession } from '#renderer/lock/start-session.ts'
import { createFakeHost, type HostStage } from './fake-host.ts'
import { ModelPortal } from './model-portal.ts'

/** A post with its host, its disks and a portal: what outlives the page. */
export interface Scene {
  readonly portal: ModelPortal
  readonly host: HostClient
  readonly stage: HostStage
  readonly disks: Map<string, MemoryTables>
  /** A new page on the same post: what a lock or a restart gives. */
  freshPage(): Promise<void>
  /** Chromium resets a damaged or full IndexedDB to empty. */
  loseIndexedDb(): void
  /** Its tables throw, until they are deleted. */
  damageIndexedDb(): void
  /** Neither copy of the registry takes anything more. */
  fillDisks(): void
}

/** The page runs in Node: the few things of a window that the lock listens to are stubbed by the test. */
export async function aPost(change: Partial<HostStage> = {}): Promise<Scene> {
  const portal = new ModelPortal()
  portal.put('school', {
    id: 'school',
    ...{
      uai: '0750001A',
      name: 'Collège des Hautes-Ormes',
      schoolYear: 2026,
      zone: 'C',
      timeZone: 'Europe/Paris',
      academy: '',
      city: '',
    },
  } as { id: string })
  const { host, stage } = createFakeHost(portal)
  Object.assign(stage, change)
  const disks = new Map<string, MemoryTables>()
  let copy = createMemoryCopy()
  let isDamaged = false
  const createDisk = (id: string): VaultDisk => {
    const tables = disks.get(id) ?? emptyTables()
    disks.set(id, tables)
    const disk = createMemoryVaultDisk(tables)
    if (!isDamaged) return disk
    return {
      ...disk,
      readImage: () => Promise.reject(new Error('damaged')),
      async destroy() {
        isDamaged = false
        await disk.destroy()
      },
    }
  }
  const damageIndexedDb = () => {
    isDamaged = true
  }
  const full = () => Promise.reject(new Error('the disk is full'))
  const fillDisks = () => {
    copy.write = full
    Object.assign(host.journal, { append: full })
  }
  const freshPage = () => startSession(host, { createDisk, createCopy: () => copy })
  const loseIndexedDb = () => {
    copy = createMemoryCopy()
    for (const tables of disks.values()) for (const table of Object.values(tables)) table.clear()
  }
  await freshPage()
  return { portal, host, stage, disks, freshPage, loseIndexedDb, damageIndexedDb, fillDisks }
}
