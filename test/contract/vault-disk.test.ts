import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { createDexieVaultDisk } from '#renderer/store/dexie-vault-disk.ts'
import { createMemoryVaultDisk, emptyTables } from '#renderer/store/memory-vault-disk.ts'
import type { VaultDisk } from '#renderer/store/vault-disk.ts'
import { diskCases } from './vault-disk-suite.ts'

const kinds: Readonly<Record<string, () => () => VaultDisk>> = {
  memory: () => {
    const tables = emptyTables()
    return () => createMemoryVaultDisk(tables)
  },
  'Dexie over a fake IndexedDB': () => {
    const profile = crypto.randomUUID()
    return () => createDexieVaultDisk(profile)
  },
}

for (const [kind, onePost] of Object.entries(kinds))
  describe(`a vault's disk: ${kind}`, () => {
    for (const { name, run, gives } of diskCases)
      it(name, async () => {
        const open = onePost()
        expect(await run(open(), open)).toEqual(gives)
      })
  })
