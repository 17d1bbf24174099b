import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { createStatementNames, nameStatements } from './named-statements.ts'
import type { Database, Tables } from './tables.ts'

const bigintType = 20
const numericType = 1700

/** Revisions and counts stay far under 2^53: they are numbers here. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    id === bigintType || id === numericType
      ? Number
      : (pg.types.getTypeParser(id, format as 'text') as never),
}

/** A pool on the base, without touching its schema. */
export function connectDatabase(url: string, connections = 24): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections, types })
  // an idle connection that PostgreSQL closes is replaced at the next query
  pool.on('error', () => undefined)
  const nameOf = createStatementNames()
  pool.on('connect', (client) => nameStatements(client, nameOf))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** Opens the base and brings its schema up to date. */
export async function openDatabase(url: string): Promise<Database> {
  const db = connectDatabase(url)
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.destroy()
    throw error
  }
}
