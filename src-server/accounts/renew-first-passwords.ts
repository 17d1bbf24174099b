import type { Role } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { closeSessions } from './close-sessions.ts'
import type { CreatedAccount } from './create-accounts.ts'
import { newFirstPassword } from './first-password.ts'
import { listAccounts } from './list-accounts.ts'
import { logAccess } from './log-access.ts'
import { hashFirstPassword } from './password-hash.ts'
import { clearTries } from './throttle.ts'

/** New first passwords for accounts, in one transaction; the former ones hold no more, and sessions close. */
async function renew(
  context: PortalContext,
  by: string | null,
  which: (line: { isNew: boolean; accountId: string; state: string }) => boolean,
): Promise<CreatedAccount[]> {
  const lines = (await listAccounts(context)).filter(which)
  const renewed = lines.map((line): CreatedAccount => ({
    accountId: line.accountId,
    staffId: line.staffId as StaffId,
    familyName: line.familyName,
    givenName: line.givenName,
    roles: line.roles as Role[],
    login: line.login,
    firstPassword: newFirstPassword(),
  }))
  const hashes = await Promise.all(renewed.map((account) => hashFirstPassword(account.firstPassword)))
  await context.db.transaction().execute(async (tx) => {
    for (const [at, account] of renewed.entries()) {
      const password = { password_hash: hashes[at] ?? '', must_change: true }
      await tx.updateTable('account').set(password).where('id', '=', account.accountId).execute()
      await closeSessions(tx, context, { accountId: account.accountId }, 'password-changed')
      await logAccess(
        context,
        { accountId: by, action: 'first-password-renewed', target: account.accountId },
        tx,
      )
    }
  })
  return renewed
}

/** For the sheet of first identifiers: whoever never signed in gets a new first password, the only one that holds. */
export function renewFirstPasswords(context: PortalContext, by: string | null): Promise<CreatedAccount[]> {
  return renew(context, by, (line) => line.isNew && line.state === 'active')
}

/** For one who has forgotten his password: a first one again, to be changed at the next sign-in. */
export async function renewOnePassword(
  context: PortalContext,
  by: string | null,
  accountId: string,
): Promise<CreatedAccount> {
  const [account] = await renew(context, by, (line) => line.accountId === accountId)
  if (!account) throw new Refusal(404, 'account-unknown')
  await clearTries(context, account.login)
  return account
}
