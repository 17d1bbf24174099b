import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { must } from '#shared/kernel/must.ts'
import { openDatabase } from '#server/store/database.ts'
import type { Database } from '#server/store/tables.ts'
import { openPostgres, type OpenPostgres } from '#server/store/open-postgres.ts'
import { makeOwnDatabase } from './own-database.ts'

export interface TestBase {
  readonly url: string
  readonly db: Database
}

/** A server that somebody has started for many test files (`npm run mutants`): each file makes a database in it. */
async function openShared(server: string): Promise<OpenPostgres> {
  const own = await makeOwnDatabase(server)
  return { url: own.url, ended: new Promise(() => undefined), close: () => own.drop() }
}

/** One real PostgreSQL for a test file, in a folder of its own; not flushed to disk, since it never outlives the file. */
export function usePostgres(): () => TestBase {
  let base: TestBase | null = null
  let postgres: OpenPostgres | null = null
  const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-base-'))
  beforeAll(async () => {
    const server = process.env['PUPITRE_TEST_POSTGRES']
    postgres = await (server ? openShared(server) : openPostgres({ dataDir: folder, durable: false }))
    base = { url: postgres.url, db: await openDatabase(postgres.url) }
  })
  afterAll(async () => {
    await base?.db.destroy()
    await postgres?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return () => must(base, 'a base: beforeAll has run')
}
