import { describe, expect, it } from 'vitest'
import { parkCommands } from '#server/commands/park-commands.ts'
import { runPush } from '#server/commands/run-push.ts'
import { command, newSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()

async function begin() {
  const school = await newSchool(base().db)
  const holder = await school.holder(await school.admit('t1', 'teacher'))
  const park = (...commands: ReturnType<typeof command>[]) =>
    parkCommands(school.context, holder, { reason: 'logout', commands })
  const kept = () =>
    school.db
      .selectFrom('parked')
      .select(['mid', 'error'])
      .where('school', '=', school.uai)
      .orderBy('id')
      .execute()
  return { school, holder, park, kept }
}

describe('custody', () => {
  it('S17: custody stops before a number that has not come: what is in the hole may still be judged', async () => {
    const { park, kept } = await begin()
    expect(await park(command(1, 'a', {}), command(3, 'c', {}))).toEqual({ parked: [1], lastMid: 1 })
    expect(await kept()).toEqual([{ mid: 1, error: null }])
    expect(await park(command(3, 'c', {}), command(2, 'b', {}))).toEqual({ parked: [2, 3], lastMid: 3 })
  })

  it('S2: handed over twice, a command is kept once, and its number moves once', async () => {
    const { park, kept } = await begin()
    for (let again = 0; again < 2; again++)
      expect(await park(command(1, 'a', {}))).toEqual({ parked: [1], lastMid: 1 })
    expect(await kept()).toHaveLength(1)
  })

  it('S17: a number that another command took is kept raw all the same, and its first verdict stands', async () => {
    const { school, holder, park, kept } = await begin()
    const written = command(1, 'writeNote', { id: 'a', scopes: ['etab'], text: 'first' })
    await runPush(school.context, holder, { epoch: null, commands: [written] })
    await park(command(1, 'writeNote', { id: 'a', scopes: ['etab'], text: 'second' }))
    expect(await kept()).toEqual([{ mid: 1, error: 'mid-reused' }])
    const again = await runPush(school.context, holder, { epoch: null, commands: [written] })
    expect(again.outcomes).toMatchObject([{ mid: 1, outcome: 'applied' }])
  })
})
