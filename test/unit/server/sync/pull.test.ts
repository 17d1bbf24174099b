import { describe, expect, it } from 'vitest'
import { put, type Change } from '#shared/domain/core/command.ts'
import type { PullAnswer } from '#shared/protocol/pull.ts'
import { rowMark } from '#shared/protocol/row-mark.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { runPush } from '#server/commands/run-push.ts'
import { PullRestart } from '#server/sync/pull-view.ts'
import { noteRecord, secretRecord } from '#test/support/portal/note-feature.ts'
import { teach } from '#test/support/portal/teach.ts'
import { command, newSchool, pullPage, pullSet, type TestSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()

const note = (id: string, scopes: string[] = ['etab'], text = 'words') =>
  put(noteRecord, { id, scopes, text })
const gone = (id: string): Change => ({ op: 'delete', kind: 'note', id })
const ids = (rows: readonly { kind: string; id: string }[], kind = 'note') =>
  rows
    .filter((row) => row.kind === kind)
    .map((row) => row.id)
    .sort()
const following = (page: PullAnswer) => ({ epoch: page.epoch, cursor: page.head, scopes: page.scopes })

async function begin(...roles: Parameters<TestSchool['admit']>[1][]) {
  const school = await newSchool(base().db)
  const account = await school.admit('t1', ...(roles.length > 0 ? roles : ['teacher' as const]))
  const holder = await school.holder(account)
  const pull = (message: Parameters<typeof pullPage>[2] = {}) => pullPage(school.context, holder, message)
  return { school, account, holder, pull }
}

/** The school's portal, on which somebody commits once a pull has begun its snapshot. */
function crossing(school: TestSchool, commit: () => Promise<unknown>): PortalContext {
  let hasCrossed = false
  const db = school.db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      const isClock = result.rows.some((row) => 'clock' in row)
      if (isClock && !hasCrossed) {
        hasCrossed = true
        await commit()
      }
      return result
    },
  })
  return { ...school.context, db }
}

describe('pull', () => {
  it('S7: the rows of one’s scopes and of no other, and of the kinds that one’s role may read', async () => {
    const { school, pull } = await begin()
    await school.write(
      note('all'),
      note('mine', ['user:t1']),
      note('other', ['user:t2']),
      note('nobody', []),
      put(secretRecord, { id: 's', scopes: ['etab'], text: '' }),
    )
    const page = await pull()
    expect(ids(page.rows)).toEqual(['all', 'mine'])
    expect(ids(page.rows, 'secret')).toEqual([])
    expect(page.scopes).toEqual(['user:t1', 'etab'])
    expect(page.rows[0]).toMatchObject({ kind: 'school', version: 1, data: { name: 'Collège des Essais' } })
  })

  it('S7: a pull from a cursor brings what changed since, with deletes, and nothing else', async () => {
    const { school, pull } = await begin()
    await school.write(note('a'), note('b'), note('c'))
    const first = await pull()
    await school.write(note('a', ['etab'], 'again'), gone('b'), note('d'))
    const next = await pull(following(first))
    expect(ids(next.rows)).toEqual(['a', 'd'])
    expect(ids(next.deletes)).toEqual(['b'])
    expect(next.evicts).toEqual([])
    expect((await pull(following(next))).rows).toEqual([])
  })

  it('S10: a row that leaves one’s scopes is evicted, one that only changes scope is not', async () => {
    const { school, pull } = await begin()
    await school.write(
      note('left', ['user:t1']),
      note('kept', ['user:t1']),
      note('deleted-after', ['user:t1']),
    )
    const first = await pull()
    await school.write(note('left', ['user:t2']), note('kept', ['etab']), note('deleted-after', ['user:t2']))
    await school.write(gone('deleted-after'))
    const next = await pull(following(first))
    expect(ids(next.evicts)).toEqual(['deleted-after', 'left'])
    expect(ids(next.rows)).toEqual(['kept'])
    expect(next.deletes).toEqual([])
  })

  it('S7: a scope gained brings its rows from before the cursor, once; a scope lost is told', async () => {
    const { school, pull } = await begin()
    await school.write(note('old', ['class:d1']), note('both', ['class:d1', 'etab']))
    const first = await pull()
    expect(ids(first.rows)).toEqual(['both'])
    await school.write(...teach('t1', 'd1'))
    const gained = await pull(following(first))
    expect(ids(gained.rows)).toEqual(['old'])
    expect(gained.scopesAdded).toEqual(['class:d1', 'course:service-d1'])
    await school.write(...teach('t2', 'd1'))
    const lost = await pull(following(gained))
    expect(lost.scopesRemoved).toEqual(['class:d1', 'course:service-d1'])
    expect(lost.scopes).toEqual(['user:t1', 'etab'])
  })

  it('S7: pages hold at most 1,000 rows, are cut at revisions, pinned to one head, and miss nothing', async () => {
    const { school, holder } = await begin()
    await school.write(...Array.from({ length: 3700 }, (_, i) => note(`n${i}`)))
    const headBefore = (await pullPage(school.context, holder)).head
    let round = 0
    const pages = await pullSet(school.context, holder, {}, () =>
      school.write(note(`n${3600 + round}`, ['etab'], 'moved'), note(`late${round++}`)),
    )
    const rows = pages.flatMap((page) => page.rows)
    expect(pages.length).toBeGreaterThan(3)
    expect(Math.max(...pages.map((page) => page.rows.length))).toBeLessThanOrEqual(1000)
    expect(new Set(pages.map((page) => page.head))).toEqual(new Set([headBefore]))
    for (const [at, page] of pages.entries()) {
      const earlier = new Set(pages.slice(0, at).flatMap((one) => one.rows.map((row) => row.rev)))
      expect(page.rows.filter((row) => earlier.has(row.rev))).toEqual([])
    }
    const last = pages.at(-1) as PullAnswer
    const next = await pullPage(school.context, holder, following(last))
    const held = new Set([...rows, ...next.rows].filter((row) => row.kind === 'note').map((row) => row.id))
    expect(held.size).toBe(3700 + round)
    expect(next.rows.every((row) => row.rev > headBefore)).toBe(true)
  })

  it('S7: a pull reads one snapshot: what commits while it reads comes with the next one, never skipped', async () => {
    const { school, holder, pull } = await begin()
    await school.write(note('before'), note('moved'), note('left', ['user:t1']))
    const first = await pull()
    await school.write(note('since'))
    const crossed = await pullPage(
      crossing(school, () =>
        school.write(
          note('during'),
          note('moved', ['etab'], 'again'),
          note('left', ['user:t2']),
          gone('before'),
        ),
      ),
      holder,
      following(first),
    )
    expect([ids(crossed.rows), ids(crossed.deletes), ids(crossed.evicts)]).toEqual([['since'], [], []])
    const next = await pull(following(crossed))
    expect([ids(next.rows), ids(next.deletes), ids(next.evicts)]).toEqual([
      ['during', 'moved'],
      ['before'],
      ['left'],
    ])
  })

  it('S7: a revision larger than a page is cut inside, and nothing is lost', async () => {
    const { school, holder } = await begin()
    await runPush(school.context, holder, {
      epoch: null,
      commands: [command(1, 'writeMany', { ids: Array.from({ length: 2300 }, (_, i) => `n${i}`) })],
    })
    const pages = await pullSet(school.context, holder)
    expect(new Set(pages.flatMap((page) => ids(page.rows))).size).toBe(2300)
  })

  it('S7: a page asked for after the rights changed is refused, and the pull begins again', async () => {
    const { school, holder } = await begin()
    await school.write(...Array.from({ length: 1500 }, (_, i) => note(`n${i}`)))
    await expect(
      pullSet(school.context, holder, {}, () => school.write(...teach('t1', 'd9'))),
    ).rejects.toThrow(PullRestart)
  })

  it('S7: lastMid and outcomes are of the same snapshot; a command after the pinned head is not confirmed', async () => {
    const { school, holder } = await begin()
    await school.write(...Array.from({ length: 1500 }, (_, i) => note(`n${i}`)))
    const push = (mid: number) =>
      runPush(school.context, holder, {
        epoch: null,
        commands: [command(mid, 'writeNote', { id: `p${mid}`, scopes: ['etab'], text: '' })],
      })
    await push(1)
    const pages = await pullSet(school.context, holder, {}, () => push(2))
    const [first, last] = [pages[0], pages.at(-1)]
    expect([first?.lastMid, last?.lastMid]).toEqual([1, 1])
    expect(last?.outcomes.map((one) => one.mid)).toEqual([1])
    const next = await pullPage(school.context, holder, {
      ...following(last as PullAnswer),
      outcomesAfter: 1,
    })
    expect([next.lastMid, next.outcomes.map((one) => one.mid), ids(next.rows)]).toEqual([2, [2], ['p2']])
  })

  it('S11: another epoch, a cursor below the floor or above the head, or other roles: start again', async () => {
    const { school, account, pull } = await begin()
    await school.write(note('a'))
    const first = await pull()
    expect((await pull({ ...following(first), epoch: 'other' })).reset).toBe(true)
    expect((await pull({ ...following(first), cursor: first.head + 1 })).reset).toBe(true)
    expect((await pull(following(first))).reset).toBe(false)
    await school.db
      .updateTable('school_clock')
      .set({ floor: first.head })
      .where('school', '=', school.uai)
      .execute()
    await school.write(note('b'))
    expect((await pull({ ...following(first), cursor: first.head - 1 })).reset).toBe(true)
    expect((await pull(following(first))).reset).toBe(false)
    await school.db
      .updateTable('account')
      .set({ roles: ['direction'] })
      .where('id', '=', account.accountId)
      .execute()
    expect(await pull(following(first))).toMatchObject({ reset: true, rows: [] })
    const again = await pull()
    expect((await pull(following(again))).reset).toBe(false)
  })

  it('S11: the digest of a scope is the sum of its rows’ marks, as a workstation adds them', async () => {
    const { school, pull } = await begin()
    await school.write(
      note('a'),
      note('b', ['etab', 'user:t1']),
      note('c', ['user:t2']),
      note('d'),
      put(secretRecord, { id: 's', scopes: ['etab'], text: '' }),
    )
    await school.write(gone('d'))
    const page = await pull({ wantsDigest: true })
    const expected = page.scopes.toSorted().map((scope) => {
      const rows = page.rows.filter((row) => row.scopes.includes(scope))
      return { scope, rows: rows.length, sum: rows.reduce((sum, row) => sum + rowMark(row), 0) }
    })
    expect(page.digests).toEqual(expected)
    expect((await pull(following(page))).digests).toBeNull()
  })

  it('C18: what one may hold follows services, lessons of the last 28 days, and being professeur principal', async () => {
    const { school, pull } = await begin()
    const lesson = (id: string, date: string, divisionIds: string[], groupId: string | null = null) =>
      teach.lesson({ id, date, divisionIds, groupId, teacherIds: ['t1'] })
    await school.write(
      lesson('recent', '2026-10-21', ['d1']),
      lesson('old', '2026-10-19', ['d2']),
      lesson('grouped', '2026-11-02', ['d3'], 'g1'),
      teach.lesson({
        id: 'replaced',
        date: '2026-11-02',
        divisionIds: ['d4'],
        groupId: null,
        teacherIds: ['t9'],
        replacedIds: ['t1'],
      }),
      teach.division('d5', ['t1']),
      ...teach('t1', 'd6'),
    )
    expect((await pull()).scopes.toSorted()).toEqual([
      'class:d1',
      'class:d5',
      'class:d6',
      'course:service-d6',
      'etab',
      'group:g1',
      'user:t1',
    ])
  })

  it('S5: scopes that a workstation claims give it nothing: neither rows, nor digests, nor the scope', async () => {
    const { school, pull } = await begin()
    await school.write(note('mine', ['user:t1']), note('other', ['class:d9', 'user:t2']))
    const first = await pull()
    await school.write(note('later', ['class:d9']))
    const claimed = await pull({
      ...following(first),
      scopes: [...first.scopes, 'class:d9', 'user:t2'],
      wantsDigest: true,
    })
    expect(ids(claimed.rows)).toEqual([])
    expect(claimed.digests?.map(({ scope }) => scope)).toEqual(['etab', 'user:t1'])
    expect(claimed.scopes).toEqual(['user:t1', 'etab'])
    expect(claimed.scopesRemoved).toEqual(['class:d9', 'user:t2'])
  })

  it('S5: a suspended account, or one whose right has ended, pulls nothing', async () => {
    const { school, account, pull } = await begin()
    await school.db
      .updateTable('account')
      .set({ ended_on: '2026-11-17' })
      .where('id', '=', account.accountId)
      .execute()
    await expect(pull()).rejects.toThrow('account-ended')
  })
})
