import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { put } from '#shared/domain/core/command.ts'
import { runPush } from '#server/commands/run-push.ts'
import { noteRecord } from '#test/support/portal/note-feature.ts'
import { command, newSchool, pullPage, type TestSchool } from '#test/support/portal/test-school.ts'
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

async function notes(school: TestSchool) {
  const rows = await school.db
    .selectFrom('record')
    .select(['id', 'data', 'rev'])
    .where('school', '=', school.uai)
    .where('kind', '=', 'note')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, rev: row.rev, text: row.data['text'] }))
}

/** From now on PostgreSQL refuses this school's new rows, and only when the transaction commits. */
async function refuseAtCommit({ db, uai }: TestSchool): Promise<void> {
  const name = sql.ref(`refuse_${uai}`)
  await sql`create function ${name}() returns trigger language plpgsql as $$ begin raise 'no'; end $$`.execute(
    db,
  )
  await sql`
    create constraint trigger ${name} after insert on record deferrable initially deferred
    for each row when (new.school = ${sql.lit(uai)}) execute function ${name}()`.execute(db)
}

describe('push', () => {
  it('S2: a push repeated any number of times has one effect and one verdict', async () => {
    const { school, push } = await begin()
    const commands = [command(1, 'writeNote', note('a')), command(2, 'writeNote', { id: 'b' })]
    const first = await push(...commands)
    expect(first.outcomes.map((one) => one.outcome)).toEqual(['applied', 'rejected'])
    await school.write(put(noteRecord, note('a', 'changed since')))
    for (let again = 0; again < 3; again++) expect((await push(...commands)).outcomes).toEqual(first.outcomes)
    expect((await notes(school))[0]?.text).toBe('changed since')
    expect(first.lastMid).toBe(2)
  })

  it('S2: a future number is answered with the one expected, and nothing is applied', async () => {
    const { school, push } = await begin()
    const answer = await push(command(3, 'writeNote', note('a')))
    expect(answer).toMatchObject({ outcomes: [], expected: 1, lastMid: 0 })
    expect(await notes(school)).toEqual([])
  })

  it('S2: a number used again for another command is refused and changes nothing, nor the first verdict', async () => {
    const { school, push } = await begin()
    await push(command(1, 'writeNote', note('a')))
    const answer = await push(command(1, 'writeNote', note('b')))
    expect(answer.outcomes).toEqual([{ mid: 1, outcome: 'rejected', code: 'mid-reused', rev: null }])
    expect((await notes(school)).map((row) => row.id)).toEqual(['a'])
    expect((await push(command(1, 'writeNote', note('a')))).outcomes[0]?.outcome).toBe('applied')
  })

  it('S3: a gesture on many rows is one command and one revision', async () => {
    const { school, push } = await begin()
    const ids = Array.from({ length: 700 }, (_, i) => `n${i}`)
    const answer = await push(command(1, 'writeMany', { ids }))
    const revs = new Set((await notes(school)).map((row) => row.rev))
    expect(revs).toEqual(new Set([answer.outcomes[0]?.rev]))
    expect((await notes(school)).length).toBe(700)
  })

  it('S4: a refusal advances with its code, and those behind it pass', async () => {
    const { push } = await begin()
    await push(command(1, 'writeNote', note('a', 'locked')))
    const answer = await push(command(2, 'writeNote', note('a')), command(3, 'writeNote', note('b')))
    expect(answer.outcomes).toMatchObject([
      { mid: 2, outcome: 'rejected', code: 'note-locked', params: { id: 'a' }, rev: null },
      { mid: 3, outcome: 'applied' },
    ])
  })

  it('S4: an unknown command or version waits for the portal’s upgrade without advancing', async () => {
    const { push } = await begin()
    expect(await push(command(1, 'bogus', {}), command(2, 'writeNote', note('a')))).toMatchObject({
      outcomes: [{ mid: 1, outcome: 'needs_upgrade' }],
      lastMid: 0,
    })
    expect(await push(command(1, 'writeNote', note('a'), 2))).toMatchObject({
      outcomes: [{ outcome: 'needs_upgrade' }],
      lastMid: 0,
    })
  })

  it('S12: a command typed under an earlier version is upgraded, not lost', async () => {
    const { school, push } = await begin()
    await push(command(1, 'renameNote', { id: 'a', body: 'old words' }, 1))
    expect((await notes(school))[0]?.text).toBe('old words')
  })

  it('S4: a command whose code throws is tried five times, then kept raw; those behind it pass', async () => {
    const { school, push } = await begin()
    const poison = [command(1, 'explode', { a: 1 }), command(2, 'writeNote', note('b'))]
    for (let round = 1; round < 5; round++) {
      expect(await push(...poison)).toMatchObject({ outcomes: [{ mid: 1, outcome: 'retry' }], lastMid: 0 })
    }
    expect(await push(...poison)).toMatchObject({
      outcomes: [
        { mid: 1, outcome: 'parked' },
        { mid: 2, outcome: 'applied' },
      ],
      lastMid: 2,
    })
    const parked = await school.db.selectFrom('parked').selectAll().where('school', '=', school.uai).execute()
    expect(parked).toMatchObject([{ mid: 1, reason: 'poison', raw: JSON.stringify(poison[0]) }])
  })

  it('S4: what PostgreSQL cannot hold is refused, not tried for ever', async () => {
    const { push } = await begin()
    const answer = await push(
      command(1, 'writeNote', note('a', 'nul \u0000 here')),
      command(2, 'writeNote', note('a', '\ud800')),
      command(3, 'writeNote', note('a', 'a \\u0000 typed')),
    )
    expect(answer.outcomes.map((one) => one.code ?? one.outcome)).toEqual([
      'invalid-args',
      'invalid-args',
      'applied',
    ])
  })

  it('S5: rights are judged from the true actor, before existence', async () => {
    const { school } = await begin()
    const aed = await school.holder(await school.admit('a1', 'aed'))
    await school.write(put(noteRecord, note('there', 'locked')))
    const push = (mid: number, id: string) =>
      runPush(school.context, aed, { epoch: null, commands: [command(mid, 'writeNote', note(id))] })
    const [there, absent] = [await push(1, 'there'), await push(2, 'absent')]
    expect(there.outcomes[0]).toEqual({ ...absent.outcomes[0], mid: 1 })
    expect(there.outcomes[0]?.code).toBe('not-yours')
  })

  it('S5: rights are judged when the command is applied, not when it was typed nor at the last pull', async () => {
    const { school, teacher, push } = await begin()
    await pullPage(school.context, teacher)
    await school.db
      .updateTable('account')
      .set({ roles: ['aed'] })
      .where('id', '=', teacher.accountId)
      .execute()
    expect((await push(command(1, 'writeNote', note('a')))).outcomes).toMatchObject([
      { mid: 1, outcome: 'rejected', code: 'not-yours' },
    ])
    expect(await notes(school)).toEqual([])
  })

  it('S5: an account suspended or ended since writes nothing more, and its number does not move', async () => {
    const { school, teacher, push } = await begin()
    const account = (change: { suspended_at?: string | null; ended_on?: string | null }) =>
      school.db.updateTable('account').set(change).where('id', '=', teacher.accountId).execute()
    await account({ suspended_at: '2026-11-17T08:00:00.000Z' })
    await expect(push(command(1, 'writeNote', note('a')))).rejects.toThrow('account-suspended')
    await account({ suspended_at: null, ended_on: '2026-11-17' })
    await expect(push(command(1, 'writeNote', note('a')))).rejects.toThrow('account-ended')
    await account({ ended_on: '2026-11-18' })
    expect(await push(command(1, 'writeNote', note('b')))).toMatchObject({ lastMid: 1 })
    expect((await notes(school)).map((row) => row.id)).toEqual(['b'])
  })

  it('S6: the portal’s clock orders; the device’s is kept beside it, ten years wrong or not', async () => {
    const { school, push } = await begin()
    await push({ ...command(1, 'signNote', { id: 'a' }), typedAt: '2036-01-01T00:00:00.000Z' })
    const signed = JSON.parse(String((await notes(school))[0]?.text)) as object
    expect(signed).toEqual({
      by: 't1',
      now: '2026-11-17T08:05:00.000Z',
      typedAt: '2036-01-01T00:00:00.000Z',
      wall: { date: '2026-11-17', time: '09:05' },
    })
  })

  it('S1: what changes nothing takes no revision, and has its outcome all the same', async () => {
    const { push } = await begin()
    const first = await push(command(1, 'writeNote', note('a')))
    const second = await push(command(2, 'writeNote', note('a')))
    expect(second.outcomes).toEqual([{ mid: 2, outcome: 'applied', rev: null }])
    expect(second.head).toBe(first.head)
  })

  it('S1: effects, verdict and number are one transaction: what fails as it commits leaves none of them', async () => {
    const { school, teacher, push } = await begin()
    await push(command(1, 'writeNote', note('a')))
    await refuseAtCommit(school)
    const answer = await push(command(2, 'writeNote', note('b')))
    expect(answer).toMatchObject({ outcomes: [{ mid: 2, outcome: 'retry' }], lastMid: 1 })
    const verdicts = await school.db
      .selectFrom('outcome')
      .select('mid')
      .where('workstation_id', '=', teacher.workstationId)
      .execute()
    expect(verdicts).toEqual([{ mid: 1 }])
    expect((await notes(school)).map((row) => row.id)).toEqual(['a'])
  })

  it('S11: a push of another epoch is not applied; the workstation is told where it stands', async () => {
    const { school, teacher } = await begin()
    const answer = await runPush(school.context, teacher, {
      epoch: 'another',
      commands: [command(1, 'writeNote', note('a'))],
    })
    expect(answer).toMatchObject({ outcomes: [], lastMid: 0, expected: 1 })
    expect(await notes(school)).toEqual([])
  })

  it('S1: with twenty writers at once, a reader that pulls meets every row once and skips none', async () => {
    const { school } = await begin()
    const writers = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => school.holder(await school.admit(`w${i}`, 'teacher'))),
    )
    const reader = await school.holder(await school.admit('r', 'teacher'))
    const seen = new Map<string, number>()
    let isWriting = true
    const read = async () => {
      let cursor = 0
      let scopes: string[] = []
      let epoch: string | null = null
      for (let last = false; !last;) {
        last = !isWriting
        const page = await pullPage(school.context, reader, { cursor, scopes, epoch })
        for (const row of page.rows) if (row.kind === 'note') seen.set(row.id, (seen.get(row.id) ?? 0) + 1)
        ;({ head: cursor, scopes, epoch } = page)
      }
    }
    const reading = read()
    await Promise.all(
      writers.map(async (writer, w) => {
        for (let mid = 1; mid <= 10; mid++) {
          await runPush(school.context, writer, {
            epoch: null,
            commands: [command(mid, 'writeNote', note(`w${w}-${mid}`))],
          })
        }
      }),
    )
    isWriting = false
    await reading
    expect(seen.size).toBe(200)
    expect(new Set(seen.values())).toEqual(new Set([1]))
  })

  it('S17: commands accepted from people are outcomes plus pending, whatever became of each', async () => {
    const { school, teacher, push } = await begin()
    const answer = await push(
      command(1, 'writeNote', note('a')),
      command(2, 'writeNote', {}),
      command(3, 'bogus', {}),
      command(4, 'writeNote', note('b')),
    )
    const outcomes = await school.db
      .selectFrom('outcome')
      .select('mid')
      .where('workstation_id', '=', teacher.workstationId)
      .execute()
    expect(outcomes.length).toBe(answer.lastMid)
    expect(outcomes.length + 2).toBe(4)
  })
})
