import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Database, Tx } from '#server/store/tables.ts'
import { appliedMigrations, backedTables, type BackedTable } from './backed-tables.ts'
import { hashLine, rowLine, type BackupHead } from './backup-lines.ts'

const fetchRows = 2000

async function* tableRows(tx: Tx, { table }: BackedTable): AsyncGenerator<string> {
  await sql`declare backup_rows no scroll cursor for select row_to_json(t)::text as json from ${sql.table(table)} t`.execute(
    tx,
  )
  for (;;) {
    const { rows } = await sql<{ json: string }>`fetch ${sql.lit(fetchRows)} from backup_rows`.execute(tx)
    for (const row of rows) yield row.json
    if (rows.length < fetchRows) break
  }
  await sql`close backup_rows`.execute(tx)
}

async function* lines(tx: Tx, now: string): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const say = (line: string) => {
    hashLine(hash, line)
    return `${line}\n`
  }
  const head: BackupHead = {
    pupitre: 'backup',
    format: 1,
    createdAt: now,
    migrations: await appliedMigrations(tx),
  }
  yield say(JSON.stringify(head))
  let rows = 0
  for (const backed of await backedTables(tx)) {
    yield say(JSON.stringify(backed))
    for await (const json of tableRows(tx, backed)) {
      rows++
      yield say(rowLine(json))
    }
  }
  yield `${JSON.stringify({ end: true, rows, sha256: hash.digest('hex') })}\n`
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

/**
 * Writes the whole base to a file, from one snapshot, while the portal works. The file takes its name when it
 * is complete and on the disk; only its owner may read it.
 */
export async function writeBackup(db: Database, file: string, now: string): Promise<void> {
  const fresh = `${file}.partial`
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) =>
        pipeline(
          Readable.from(lines(tx, now)),
          createGzip({ level: 6 }),
          createWriteStream(fresh, { mode: 0o600 }),
        ),
      )
    await flush(fresh)
    await rename(fresh, file)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
}
