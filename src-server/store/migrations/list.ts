import type { Migration } from 'kysely/migration'
import { clockAndRecords } from './0001-clock-and-records.ts'
import { accountsAndSessions } from './0002-accounts-and-sessions.ts'
import { outcomesAndLogs } from './0003-outcomes-and-logs.ts'
import { importMemory } from './0004-import.ts'
import { seals } from './0005-seals.ts'
import { madeDocuments } from './0006-made-documents.ts'

/** In order of application. Add at the end; never edit, rename or remove one that was published. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-clock-and-records': clockAndRecords,
  '0002-accounts-and-sessions': accountsAndSessions,
  '0003-outcomes-and-logs': outcomesAndLogs,
  '0004-import': importMemory,
  '0005-seals': seals,
  '0006-made-documents': madeDocuments,
}
