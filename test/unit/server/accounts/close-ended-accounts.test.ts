import { expect, it } from 'vitest'
import { closeEndedAccounts } from '#server/accounts/close-ended-accounts.ts'
import { revokeWorkstation } from '#server/accounts/revoke-workstation.ts'
import { runPush } from '#server/commands/run-push.ts'
import { command, newSchool } from '#test/support/portal/test-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()

it('C10: three months after the right ended, login, password and keys are gone; the trace stays', async () => {
  const school = await newSchool(base().db)
  const account = await school.admit('t1', 'teacher')
  const kept = await school.admit('t2', 'teacher')
  const holder = await school.holder(account)
  await runPush(school.context, holder, { epoch: null, commands: [command(1, 'eraseNote', { id: 'a' })] })
  const end = (accountId: string, ended_on: string) =>
    school.db.updateTable('account').set({ ended_on }).where('id', '=', accountId).execute()
  await end(account.accountId, '2026-08-19')
  await end(kept.accountId, '2026-08-20')
  expect(await closeEndedAccounts(school.context)).toBe(1)
  expect(await closeEndedAccounts(school.context)).toBe(0)
  const row = await school.db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', account.accountId)
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({ password_hash: '', external_key: '' })
  expect(row.login).not.toContain('camille')
  const workstation = await school.db
    .selectFrom('workstation')
    .selectAll()
    .where('id', '=', holder.workstationId)
    .executeTakeFirstOrThrow()
  expect(workstation.wrap_key.length).toBe(0)
  const trace = await school.db
    .selectFrom('access_log')
    .select('action')
    .where('account_id', '=', account.accountId)
    .execute()
  expect(trace.map((line) => line.action)).toContain('command')
})

it('V2: a workstation revoked from afar has no key any more, and never pushes again', async () => {
  const school = await newSchool(base().db)
  const account = await school.admit('t1', 'teacher')
  const holder = await school.holder(account)
  await revokeWorkstation(school.context, account.accountId, account.accountId, holder.workstationId)
  const push = runPush(school.context, holder, {
    epoch: null,
    commands: [command(1, 'eraseNote', { id: 'a' })],
  })
  await expect(push).rejects.toThrow('session-revoked')
  await expect(school.holder(account, holder.workstationId)).rejects.toThrow('workstation-revoked')
  const again = revokeWorkstation(school.context, account.accountId, account.accountId, holder.workstationId)
  await expect(again).rejects.toThrow('workstation-unknown')
})
