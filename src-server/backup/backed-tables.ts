import { sql } from 'kysely'
import type { Database, Tx } from '#server/store/tables.ts'

export interface BackedTable {
  readonly table: string
  readonly columns: readonly string[]
}

/** Not kept: sessions end with a restore, tries are of the moment, migrations are the program's. */
const leftOut = new Set(['session', 'throttle', 'kysely_migration', 'kysely_migration_lock'])

/** Those that others point to come first. */
const first = ['school_clock', 'account']

/** Every table of the base that a backup holds, with its columns, in an order that foreign keys allow. */
export async function backedTables(db: Database | Tx): Promise<BackedTable[]> {
  const { rows } = await sql<{ table_name: string; columns: string[] }>`
    select table_name, array_agg(column_name::text order by ordinal_position) as columns
    from information_schema.columns where table_schema = 'public'
    group by table_name order by table_name`.execute(db)
  const place = (table: string) => (first.includes(table) ? first.indexOf(table) : first.length)
  return rows
    .filter((row) => !leftOut.has(row.table_name))
    .map((row) => ({ table: row.table_name, columns: row.columns }))
    .toSorted((a, b) => place(a.table) - place(b.table))
}

export async function appliedMigrations(db: Database | Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map((row) => row.name)
}
