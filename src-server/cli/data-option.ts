import { Option } from 'commander'
import { defaultDataFolder } from '#server/store/data-folder.ts'
import { openDatabase, type Database } from '#server/store/database.ts'
import { openPostgres, type PostgresPlace } from '#server/store/open-postgres.ts'

/** `--data DIR`, on every command. */
export function dataOption(): Option {
  return new Option('--data <dossier>', 'dossier de la base embarquée').default(
    defaultDataFolder(),
    'celui de l’utilisateur',
  )
}

/** The base that a command works on: `DATABASE_URL` first, else the embedded one, shared with a portal that runs. */
export function basePlace(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): PostgresPlace {
  const databaseUrl = environment['DATABASE_URL']
  return databaseUrl ? { databaseUrl } : { dataDir, join: true }
}

/** Opens the base for the time of a command. */
export async function withBase<T>(
  dataDir: string,
  work: (db: Database, url: string) => Promise<T>,
): Promise<T> {
  const base = await openPostgres(basePlace(dataDir))
  try {
    const db = await openDatabase(base.url)
    try {
      return await work(db, base.url)
    } finally {
      await db.destroy()
    }
  } finally {
    await base.close()
  }
}
