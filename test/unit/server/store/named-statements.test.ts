import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { isPassingFault } from '#server/commands/passing-fault.ts'
import { connectDatabase } from '#server/store/database.ts'
import { createStatementNames } from '#server/store/named-statements.ts'
import type { Database } from '#server/store/tables.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()

/** A pool of one connection, so that what is kept on it can be looked at. */
async function withOne<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = connectDatabase(base().url, 1)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

async function askOften(times: number, ask: () => Promise<unknown>): Promise<void> {
  for (let time = 0; time < times; time++) await ask()
}

const keptBy = async (db: Database) =>
  (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)).rows

describe('named statements', () => {
  it('a question that comes back is read and planned once; one that does not leaves nothing', () =>
    withOne(async (db) => {
      await askOften(30, () => sql`select ${'often'}::text`.execute(db))
      await askOften(10, () => sql`select ${'seldom'}::text as other`.execute(db))
      expect((await keptBy(db)).map((row) => row.statement)).toEqual(['select $1::text'])
    }))

  it('few questions are named, whatever comes', () => {
    const nameOf = createStatementNames()
    const named = Array.from({ length: 3000 }, (_, at) => {
      for (let time = 0; time < 20; time++) nameOf(`select ${at}`)
      return nameOf(`select ${at}`)
    })
    expect(new Set(named.filter((name) => name !== undefined)).size).toBe(64)
  })

  it('S4: a table that changes under a kept plan is a fault of the moment: the next try passes', () =>
    withOne(async (db) => {
      await sql`create table changing (id text)`.execute(db)
      const ask = () => sql`select * from changing where id = ${'a'}`.execute(db)
      await askOften(30, ask)
      await sql`alter table changing add column more text`.execute(db)
      const fault = await ask().catch((error: unknown) => error)
      expect(isPassingFault(fault)).toBe(true)
      await expect(ask()).resolves.toMatchObject({ rows: [] })
    }))
})
