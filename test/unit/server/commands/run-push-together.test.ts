import { sql, type KyselyPlugin } from 'kysely'
import { describe, expect, it } from 'vitest'
import { runPush } from '#server/commands/run-push.ts'
import { teach } from '#test/support/portal/teach.ts'
import { command, newSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()

async function begin() {
  const school = await newSchool(base().db)
  const teacher = await school.holder(await school.admit('t1', 'teacher'))
  const push = (...commands: ReturnType<typeof command>[]) =>
    runPush(school.context, teacher, { epoch: null, commands })
  return { school, teacher, push }
}

const note = (id: string, text = 'words') => ({ id, scopes: ['etab'], text })

async function transactionsOf(school: Awaited<ReturnType<typeof begin>>['school'], workstationId: string) {
  const { rows } = await sql<{ xmin: string }>`
    select xmin::text from outcome where workstation_id = ${workstationId} order by mid`.execute(school.db)
  return rows.map((row) => rows.findIndex((other) => other.xmin === row.xmin))
}

describe('a push of several commands', () => {
  it('S1: is one commit, each command with its revision: a call of thirty-five waits for the disk once', async () => {
    const { school, teacher, push } = await begin()
    const answer = await push(
      command(1, 'writeNote', note('a')),
      command(2, 'writeNote', note('b')),
      command(3, 'writeNote', note('c')),
    )
    expect(await transactionsOf(school, teacher.workstationId)).toEqual([0, 0, 0])
    const revs = answer.outcomes.map((one) => one.rev ?? 0)
    expect(revs).toEqual([0, 1, 2].map((more) => (revs[0] ?? 0) + more))
  })

  it('S1: each command reads what those before it in the push have left', async () => {
    const { push } = await begin()
    const answer = await push(
      command(1, 'writeNote', note('a', 'locked')),
      command(2, 'writeNote', note('a', 'too late')),
      command(3, 'eraseNote', { id: 'a' }),
      command(4, 'writeNote', note('a', 'anew')),
      command(5, 'writeNote', note('a', 'anew')),
    )
    const [first = 0] = answer.outcomes.map((one) => one.rev ?? 0)
    expect(answer.outcomes).toMatchObject([
      { outcome: 'applied' },
      { outcome: 'rejected', code: 'note-locked', rev: null },
      { outcome: 'applied', rev: first + 1 },
      { outcome: 'applied', rev: first + 2 },
      { outcome: 'applied', rev: null },
    ])
    expect(answer.head).toBe(first + 2)
  })

  it('S2: a number that comes twice in one push has one effect and one verdict', async () => {
    const { school, teacher, push } = await begin()
    const [once, other] = [command(1, 'writeNote', note('a')), command(1, 'writeNote', note('b'))]
    const answer = await push(once, once, command(2, 'writeNote', note('c')), other, command(3, 'bogus', {}))
    const [first, ...rest] = answer.outcomes
    expect(rest).toEqual([
      first,
      { mid: 2, outcome: 'applied', rev: (first?.rev ?? 0) + 1 },
      { mid: 1, outcome: 'rejected', code: 'mid-reused', rev: null },
    ])
    expect(await transactionsOf(school, teacher.workstationId)).toEqual([0, 0])
  })

  it('S1: asks the base as much for twenty commands as for one: the clock is not held the longer', async () => {
    const { school, teacher } = await begin()
    let asked = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => (asked++, node),
      transformResult: ({ result }) => Promise.resolve(result),
    }
    const context = { ...school.context, db: school.db.withPlugin(counting) }
    const countOf = async (from: number, to: number) => {
      asked = 0
      const numbers = Array.from({ length: to - from + 1 }, (_, at) => from + at)
      const commands = numbers.map((mid) => command(mid, 'writeNote', note('a', `words ${mid}`)))
      await runPush(context, teacher, { epoch: null, commands })
      return asked
    }
    // what a process reads once and keeps is read here
    await countOf(1, 1)
    expect([await countOf(2, 2), await countOf(3, 22)]).toEqual([7, 7])
  })

  it('S3: gives the clock to others after twenty', async () => {
    const { school, teacher, push } = await begin()
    const commands = Array.from({ length: 45 }, (_, at) => command(at + 1, 'writeNote', note(`n${at}`)))
    const answer = await push(...commands)
    expect(answer.lastMid).toBe(45)
    expect(new Set(await transactionsOf(school, teacher.workstationId))).toEqual(new Set([0, 20, 40]))
  })

  it('S5: a command that changes who teaches whom is committed before the next one’s rights are read', async () => {
    const { school } = await begin()
    const direction = await school.holder(await school.admit('d1', 'direction'))
    const lesson = { date: '2026-11-17', divisionIds: ['d3B'], groupId: null, teacherIds: ['t1'] }
    await school.write(teach.lesson({ id: 'l1', ...lesson }), teach.lesson({ id: 'l2', ...lesson }))
    const cancel = (mid: number, lessonId: string) =>
      command(mid, 'cancelLesson', { lessonId, reason: 'outing' })
    const answer = await runPush(school.context, direction, {
      epoch: null,
      commands: [
        command(1, 'writeNote', note('a')),
        cancel(2, 'l1'),
        cancel(3, 'l2'),
        command(4, 'writeNote', note('b')),
      ],
    })
    expect(answer.outcomes.map((one) => one.outcome)).toEqual(['applied', 'applied', 'applied', 'applied'])
    expect(await transactionsOf(school, direction.workstationId)).toEqual([0, 0, 2, 3])
  })

  it('S4: loses none of its commands to one whose code throws: those before it are applied, once', async () => {
    const { school, push } = await begin()
    const commands = [
      command(1, 'writeNote', note('a')),
      command(2, 'explode', { a: 1 }),
      command(3, 'writeNote', note('b')),
    ]
    const revOf = async (id: string) =>
      (
        await school.db
          .selectFrom('record')
          .select('rev')
          .where('school', '=', school.uai)
          .where('id', '=', id)
          .execute()
      ).map((row) => row.rev)
    expect(await push(...commands)).toMatchObject({
      outcomes: [
        { mid: 1, outcome: 'applied' },
        { mid: 2, outcome: 'retry' },
      ],
      lastMid: 1,
    })
    const first = await revOf('a')
    expect(first).toHaveLength(1)
    for (let round = 0; round < 4; round++) await push(...commands)
    expect([await revOf('a'), (await revOf('b')).length]).toEqual([first, 1])
  })
})
