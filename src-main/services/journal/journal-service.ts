import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { journalContract } from '#shared/bridge/journal-contract.ts'
import type { ServiceOf } from '#shared/bridge/contract.ts'
import { hostRefusal } from '#main/services/host-refusal.ts'
import type { Paths } from '#main/services/ports.ts'
import { createJournalFile, type JournalFile } from './journal-file.ts'

const profileShape = /^[A-Za-z0-9-]{8,80}$/

/** The second copy of pending commands (law V4): one fsynced file a profile, beside Chromium's own. */
export function createJournalService(paths: Paths): {
  readonly service: ServiceOf<typeof journalContract>
  /** The host stops: no file stays open. */
  stop(): Promise<void>
} {
  const folder = join(paths.local, 'journal')
  const files = new Map<string, JournalFile>()

  async function fileOf(profile: string): Promise<JournalFile> {
    if (!profileShape.test(profile)) throw hostRefusal('journal-profile-refused')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = files.get(profile) ?? createJournalFile(join(folder, `${profile}.journal`))
    files.set(profile, file)
    return file
  }

  return {
    service: {
      append: async ({ profile, entries }) => ({ bytes: await (await fileOf(profile)).append(entries) }),
      read: async ({ profile }) => (await fileOf(profile)).read(),
      truncate: async ({ profile, upToMid }) => ({ kept: await (await fileOf(profile)).truncate(upToMid) }),
      erase: async ({ profile }) => ({ erased: await (await fileOf(profile)).erase() }),
    },
    stop: async () => {
      await Promise.allSettled([...files.values()].map((file) => file.close()))
    },
  }
}
