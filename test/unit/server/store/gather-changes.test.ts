import { describe, expect, it } from 'vitest'
import { put, type Change } from '#shared/domain/core/command.ts'
import { gatherChanges } from '#server/store/gather-changes.ts'
import { lockClock } from '#server/store/lock-clock.ts'
import { readClock } from '#server/store/read-clock.ts'
import { noteRecord, noteRegistry } from '#test/support/portal/note-feature.ts'
import { newSchool, type TestSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()
const note = (id: string, scopes: string[] = ['etab'], text = 'words') =>
  put(noteRecord, { id, scopes, text })
const erased = (id: string): Change => ({ op: 'delete', kind: 'note', id })

/** Gathers what commands change, one after the other, in one transaction. @returns their revisions */
function gather(school: TestSchool, ...commands: readonly (readonly Change[])[]): Promise<number[]> {
  return school.db.transaction().execute(async (tx) => {
    const gathered = gatherChanges(tx, await lockClock(tx, school.uai), noteRegistry.records)
    const revs: number[] = []
    for (const [place, changes] of commands.entries())
      revs.push(await gathered.add(changes, `2026-11-17T08:05:0${place}.000Z`))
    await gathered.write()
    return revs
  })
}

const rowsOf = (school: TestSchool) =>
  school.db
    .selectFrom('record')
    .select(['id', 'rev', 'scopes', 'data', 'deleted', 'updated_at'])
    .where('school', '=', school.uai)
    .where('kind', '=', 'note')
    .orderBy('id')
    .execute()

describe('gathered changes', () => {
  it('S1: each command takes its revision, and the clock stands at the last of them', async () => {
    const school = await newSchool(base().db)
    const { rev } = await readClock(school.db, school.uai)
    const revs = await gather(school, [note('a'), note('b')], [note('c')], [note('d')])
    expect(revs).toEqual([rev + 1, rev + 2, rev + 3])
    expect((await rowsOf(school)).map((row) => row.rev)).toEqual([rev + 1, rev + 1, rev + 2, rev + 3])
    expect((await readClock(school.db, school.uai)).rev).toBe(rev + 3)
  })

  it('S7: a record that several commands change stands once, as the last of them left it', async () => {
    const school = await newSchool(base().db)
    const revs = await gather(school, [note('a', ['etab'], 'one')], [note('b')], [note('a', ['etab'], 'two')])
    expect((await rowsOf(school))[0]).toMatchObject({
      rev: revs[2],
      data: { text: 'two' },
      updated_at: '2026-11-17T08:05:02.000Z',
    })
  })

  it('S7: each step of a row from scopes to scopes is written down, with its revision', async () => {
    const school = await newSchool(base().db)
    await school.write(note('a', ['class:d1']))
    const revs = await gather(school, [note('a', ['class:d2'])], [note('a', ['class:d3'])])
    const log = await school.db
      .selectFrom('scope_log')
      .select(['scope', 'rev'])
      .where('school', '=', school.uai)
      .orderBy('rev')
      .execute()
    expect(log).toEqual([
      { scope: 'class:d1', rev: revs[0] },
      { scope: 'class:d2', rev: revs[1] },
    ])
  })

  it('S7: written then erased in one transaction, a record is a tombstone of its scopes; written again, it lives', async () => {
    const school = await newSchool(base().db)
    const revs = await gather(
      school,
      [note('a', ['class:d1']), note('b')],
      [erased('a'), erased('b')],
      [note('b')],
    )
    expect(await rowsOf(school)).toMatchObject([
      { id: 'a', deleted: true, scopes: ['class:d1'], rev: revs[1] },
      { id: 'b', deleted: false, scopes: ['etab'], rev: revs[2] },
    ])
  })

  it('S1: what changes nothing leaves the clock where it is', async () => {
    const school = await newSchool(base().db)
    const before = await readClock(school.db, school.uai)
    expect(await gather(school)).toEqual([])
    expect(await readClock(school.db, school.uai)).toEqual(before)
  })
})
