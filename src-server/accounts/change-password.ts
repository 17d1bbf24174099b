import { passwordDecision } from '#shared/domain/people/password-rules.ts'
import type { ChangePasswordMessage } from '#shared/protocol/session.ts'
import type { PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import type { Authenticated } from './authenticate.ts'
import { closeSessions } from './close-sessions.ts'
import { logAccess } from './log-access.ts'
import { hashPassword, isPasswordOf } from './password-hash.ts'
import { personOf } from './person-of.ts'
import { clearTries, reserveTry } from './throttle.ts'

/** Changes one's own password: the current one is asked again, and tries are counted as at sign-in. */
export async function changePassword(
  context: PortalContext,
  who: Authenticated,
  message: ChangePasswordMessage,
): Promise<void> {
  const { account, session } = who
  const waitMs = await reserveTry(context, account.login)
  if (waitMs > 0) throw new Refusal(429, 'too-many-tries', { waitSeconds: Math.ceil(waitMs / 1000) })
  if (!(await isPasswordOf(message.current, account.password_hash)))
    throw new Refusal(403, 'wrong-current-password')
  await clearTries(context, account.login)
  const person = await personOf(context.db, account)
  const decision = passwordDecision(message.next, [account.login, person.familyName, person.givenName])
  if (decision.kind === 'refused') throw new Refusal(422, decision.code, decision.params)
  if (message.next === message.current) throw new Refusal(422, 'password-unchanged')
  const password_hash = await hashPassword(message.next)
  await context.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('account')
      .set({ password_hash, must_change: false })
      .where('id', '=', account.id)
      .execute()
    await closeSessions(tx, context, { accountId: account.id, except: session.id }, 'password-changed')
    await logAccess(
      context,
      { accountId: account.id, workstationId: session.workstation_id, action: 'password-changed' },
      tx,
    )
  })
}
