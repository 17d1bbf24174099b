import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { connectDatabase } from '#server/store/database.ts'
import { migrate } from '#server/store/migrate.ts'
import { migrations } from '#server/store/migrations/list.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()

async function freshDatabase(name: string) {
  await sql`create database ${sql.id(name)}`.execute(base().db)
  return connectDatabase(base().url.replace(/\/postgres$/, `/${name}`))
}

describe('migrations', () => {
  it('a file per migration, in the order of their numbers, each in the list', () => {
    const files = readdirSync(new URL('../../../../src-server/store/migrations', import.meta.url)).filter(
      (file) => /^\d{4}-/.test(file),
    )
    expect(Object.keys(migrations)).toEqual(files.sort().map((file) => file.replace('.ts', '')))
  })

  it('two portals that start together migrate once, under a lock', async () => {
    const [first, second] = [
      await freshDatabase('together'),
      connectDatabase(base().url.replace(/\/postgres$/, '/together')),
    ]
    const applied = (await Promise.all([migrate(first), migrate(second)])).flat()
    expect(applied.toSorted()).toEqual(Object.keys(migrations))
    expect(await migrate(first)).toEqual([])
    await Promise.all([first.destroy(), second.destroy()])
  })

  it('all or nothing: one that fails leaves the base as it was', async () => {
    const db = await freshDatabase('broken')
    const broken = { ...migrations, '9999-broken': { up: () => Promise.reject(new Error('no')) } }
    await expect(migrate(db, broken)).rejects.toThrow('no')
    const { rows } = await sql`select 1 from information_schema.tables where table_name = 'record'`.execute(
      db,
    )
    expect(rows).toEqual([])
    await db.destroy()
  })

  it('append-only: a base that knows a migration which is not in the list is refused', async () => {
    const db = await freshDatabase('newer')
    await migrate(db, { ...migrations, '9000-later': { up: () => Promise.resolve() } })
    await expect(migrate(db)).rejects.toThrow(/9000-later/)
    await db.destroy()
  })
})
