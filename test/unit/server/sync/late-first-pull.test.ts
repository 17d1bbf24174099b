import { describe, expect, it } from 'vitest'
import { newSchool, pullPage } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()

describe('pull, of a workstation that says under which roles its rows were chosen', () => {
  it('S11: a first pull that comes late, once the roles have changed, hides nothing from it', async () => {
    const school = await newSchool(base().db)
    const account = await school.admit('t1', 'teacher')
    const holder = await school.holder(account)
    const first = await pullPage(school.context, holder)
    expect(first.roles).toEqual(['teacher'])
    await school.db
      .updateTable('account')
      .set({ roles: ['direction'] })
      .where('id', '=', account.accountId)
      .execute()
    await pullPage(school.context, holder)
    const { epoch, head: cursor, scopes } = first
    const following = (roles: string[]) => pullPage(school.context, holder, { epoch, cursor, scopes, roles })
    expect((await following(['teacher'])).reset).toBe(true)
    expect((await following(['direction'])).reset).toBe(false)
  })
})
