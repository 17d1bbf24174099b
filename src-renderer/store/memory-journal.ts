import type { JournalPort, JournalRow } from './journal-port.ts'

/** A journal without a file, for simulations and tests: the same rows are read again after a « crash ». */
export function createMemoryJournal(rows: JournalRow[] = []): JournalPort {
  return {
    append: async (entries) => void rows.push(...entries),
    read: async () => [...rows],
    truncate: async (upToMid) => void rows.splice(0, rows.length, ...rows.filter(({ mid }) => mid > upToMid)),
    erase: async () => void rows.splice(0, rows.length),
  }
}
