import { Option } from 'commander'
import { defaultDataFolder } from '#server/store/data-folder.ts'
import { openDatabase } from '#server/store/database.ts'
import type { Database } from '#server/store/tables.ts'
import { openPostgres, type PostgresPlace } from '#server/store/open-postgres.ts'

/** `--data DIR`, on every command. */
export function dataOption(): Option {
  return new Option('--data <dossier>', 'dossier de la base embarquée').default(
    defaultDataFolder(),
    'celui de l’utilisateur',
  )
}

/**
 * The base that a command works on: `DATABASE_URL` first, else the embedded one, shared with a portal that runs
 * unless the command must be alone.
 */
function basePlace(dataDir: string, alone: boolean): PostgresPlace {
  const databaseUrl = process.env['DATABASE_URL']
  return databaseUrl ? { databaseUrl } : { dataDir, join: !alone }
}

/** Opens the base for the time of a command. */
export async function withBase<T>(
  dataDir: string,
  work: (db: Database) => Promise<T>,
  { alone = false }: { readonly alone?: boolean } = {},
): Promise<T> {
  const base = await openPostgres(basePlace(dataDir, alone))
  try {
    const db = await openDatabase(base.url)
    return await work(db).finally(() => db.destroy())
  } finally {
    await base.close()
  }
}
