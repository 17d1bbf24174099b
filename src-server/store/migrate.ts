import { Migrator, type Migration } from 'kysely/migration'
import { migrations as ours } from './migrations/list.ts'
import type { Database } from './tables.ts'

/** Applies what is missing, in order, all or nothing; Kysely holds an advisory lock meanwhile. */
export async function migrate(
  db: Database,
  migrations: Readonly<Record<string, Migration>> = ours,
): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).map((result) => result.migrationName)
}
