import Dexie, { type EntityTable } from 'dexie'
import type { HostClient } from '#shared/bridge/host-contract.ts'
import { fromBase64, toBase64 } from './base64.ts'

/** One place where the registry of profiles is kept. */
export interface RegistryCopy {
  read(): Promise<string | null>
  write(text: string, revision: number): Promise<void>
}

interface RegistryDatabase extends Dexie {
  readonly registry: EntityTable<{ name: string; text: string }, 'name'>
}

/** In IndexedDB, beside the vaults. */
export function createDexieCopy(): RegistryCopy {
  const database = new Dexie('pupitre-profiles', {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  }) as RegistryDatabase
  database.version(1).stores({ registry: 'name' })
  return {
    read: async () => (await database.registry.get('registry'))?.text ?? null,
    write: async (text) => void (await database.registry.put({ name: 'registry', text })),
  }
}

const journalName = 'pupitre-profiles'

/** In an fsynced file of the host: Chromium may reset IndexedDB to empty, and the wraps must outlive it (law V4). */
export function createHostCopy(host: Pick<HostClient, 'journal'>): RegistryCopy {
  const encoder = new TextEncoder()
  return {
    async read() {
      const { entries } = await host.journal.read({ profile: journalName })
      const last = entries.toSorted((a, b) => a.mid - b.mid).at(-1)
      return last ? new TextDecoder().decode(fromBase64(last.sealed)) : null
    },
    async write(text, revision) {
      const sealed = toBase64(encoder.encode(text))
      await host.journal.append({ profile: journalName, entries: [{ mid: revision, sealed }] })
      await host.journal.truncate({ profile: journalName, upToMid: revision - 1 })
    },
  }
}

/** In memory, for tests. */
export function createMemoryCopy(): RegistryCopy {
  let kept: string | null = null
  return { read: async () => kept, write: async (text) => void (kept = text) }
}
