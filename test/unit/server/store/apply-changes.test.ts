import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { put } from '#shared/domain/core/command.ts'
import { rowMark } from '#shared/protocol/row-mark.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { lockClock } from '#server/store/lock-clock.ts'
import { noteRecord, noteRegistry } from '#test/support/portal/note-feature.ts'
import { newSchool, type TestSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()
const note = (id: string, scopes: string[] = ['etab']) => put(noteRecord, { id, scopes, text: 'words' })
const rowOf = (school: TestSchool, id: string) =>
  school.db
    .selectFrom('record')
    .selectAll()
    .where('school', '=', school.uai)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

describe('applyChanges', () => {
  it('S1: a bulk write takes many revisions in one transaction, in the order given', async () => {
    const school = await newSchool(base().db)
    const rev = await school.write(...Array.from({ length: 7000 }, (_, i) => note(`n${i}`)))
    const rows = await school.db
      .selectFrom('record')
      .select(['id', 'rev'])
      .where('school', '=', school.uai)
      .where('kind', '=', 'note')
      .orderBy('rev')
      .execute()
    expect(rows.length).toBe(7000)
    expect(rows.at(-1)?.rev).toBe(rev)
    const perRev = Map.groupBy(rows, (row) => row.rev)
    expect(Math.max(...[...perRev.values()].map((some) => some.length))).toBeLessThanOrEqual(500)
    expect(await rowOf(school, 'n0')).toMatchObject({ rev: rows[0]?.rev })
  })

  it('S7: scopes that a row leaves are written down, with the revision at which it left', async () => {
    const school = await newSchool(base().db)
    await school.write(note('a', ['etab', 'class:d1', 'user:t1']))
    const rev = await school.write(note('a', ['user:t1', 'user:t2']))
    const log = await school.db
      .selectFrom('scope_log')
      .selectAll()
      .where('school', '=', school.uai)
      .orderBy('scope')
      .execute()
    expect(log.map((line) => [line.id, line.scope, line.rev])).toEqual([
      ['a', 'class:d1', rev],
      ['a', 'etab', rev],
    ])
  })

  it('S7: a tombstone keeps its scopes and drops its content', async () => {
    const school = await newSchool(base().db)
    await school.write(note('a', ['class:d1']))
    const rev = await school.write({ op: 'delete', kind: 'note', id: 'a' })
    expect(await rowOf(school, 'a')).toMatchObject({
      deleted: true,
      scopes: ['class:d1'],
      data: {},
      rev,
      mark: rowMark({ kind: 'note', id: 'a', rev }),
    })
  })

  it('the last word on a record wins, and a deleted record may come back', async () => {
    const school = await newSchool(base().db)
    await school.write(note('a'), { op: 'delete', kind: 'note', id: 'a' }, note('a', ['user:t1']))
    expect(await rowOf(school, 'a')).toMatchObject({ deleted: false, scopes: ['user:t1'] })
    await school.write({ op: 'delete', kind: 'note', id: 'a' })
    await school.write(note('a'))
    expect(await rowOf(school, 'a')).toMatchObject({ deleted: false, scopes: ['etab'] })
  })

  it('S1: from the moment one takes the clock to the end of his transaction, nobody else numbers', async () => {
    const school = await newSchool(base().db)
    const before = await school.write(note('a'))
    await school.db.transaction().execute(async (tx) => {
      await lockClock(tx, school.uai)
      const other = school.db.transaction().execute(async (second) => {
        await sql`set local lock_timeout = '50ms'`.execute(second)
        return (await applyChanges(second, school.uai, [note('b')], { types: noteRegistry.records })).rev
      })
      await expect(other).rejects.toMatchObject({ code: '55P03' })
      await applyChanges(tx, school.uai, [note('c')], { types: noteRegistry.records })
    })
    expect(await school.write(note('d'))).toBe(before + 2)
  })

  it('S1: what is rolled back takes no revision', async () => {
    const school = await newSchool(base().db)
    const before = await school.write(note('a'))
    const broken = school.db.transaction().execute(async (tx) => {
      await applyChanges(tx, school.uai, [note('b')], { types: noteRegistry.records })
      throw new Error('no')
    })
    await expect(broken).rejects.toThrow('no')
    expect(await school.write(note('c'))).toBe(before + 1)
  })
})
