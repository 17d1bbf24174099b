import type { HostClient } from '#shared/bridge/host-contract.ts'

/** The fsynced second copy of one profile's outbox (law V4). */
export interface JournalPort {
  append(entries: readonly JournalRow[]): Promise<void>
  read(): Promise<readonly JournalRow[]>
  truncate(upToMid: number): Promise<void>
  erase(): Promise<void>
}

export interface JournalRow {
  readonly mid: number
  /** Base64. */
  readonly sealed: string
}

const entriesMax = 100

export function journalOf(host: Pick<HostClient, 'journal'>, profile: string): JournalPort {
  return {
    async append(entries) {
      for (let at = 0; at < entries.length; at += entriesMax)
        await host.journal.append({ profile, entries: entries.slice(at, at + entriesMax) })
    },
    read: async () => (await host.journal.read({ profile })).entries,
    async truncate(upToMid) {
      await host.journal.truncate({ profile, upToMid })
    },
    async erase() {
      await host.journal.erase({ profile })
    },
  }
}
