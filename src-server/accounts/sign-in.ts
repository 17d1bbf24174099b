import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { must } from '#shared/kernel/must.ts'
import type { SignInAnswer, SignInMessage } from '#shared/protocol/session.ts'
import { marked } from '#shared/protocol/envelope.ts'
import { accountEnd } from '#server/commands/acting-workstation.ts'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { wallClockOf } from '#server/commands/wall-clock-of.ts'
import type { AccountRow, Tx } from '#server/store/tables.ts'
import { charterToAccept } from './charter-state.ts'
import { logAccess } from './log-access.ts'
import { openWorkstation } from './open-workstation.ts'
import { isPasswordOf } from './password-hash.ts'
import { personOf } from './person-of.ts'
import { expiryOf } from './session-life.ts'
import { newToken, tokenHash } from './session-token.ts'
import { addressWaitMs, clearTries, countAddressFailure, reserveTry } from './throttle.ts'

type Account = Selectable<AccountRow>

export function normalizeLogin(login: string): string {
  return login.trim().normalize('NFC').toLowerCase()
}

function tooMany(waitMs: number): Refusal {
  return new Refusal(429, 'too-many-tries', { waitSeconds: Math.ceil(waitMs / 1000) })
}

/** The account of a login and its password; the same refusal and the same work whichever is wrong. */
async function findAccount(
  context: PortalContext,
  message: SignInMessage,
  address: string,
): Promise<Account> {
  const login = normalizeLogin(message.login)
  const addressWait = await addressWaitMs(context, address)
  if (addressWait > 0) throw tooMany(addressWait)
  const loginWait = await reserveTry(context, login)
  if (loginWait > 0) throw tooMany(loginWait)
  const account = await context.db
    .selectFrom('account')
    .selectAll()
    .where('school', '=', context.school)
    .where('login', '=', login)
    .executeTakeFirst()
  const isRight = await isPasswordOf(message.password, account?.password_hash || null)
  if (isRight) {
    await clearTries(context, login)
    return must(account, 'the account whose password was right')
  }
  await countAddressFailure(context, address)
  await logAccess(context, { accountId: account?.id ?? null, action: 'sign-in-failed' })
  throw new Refusal(401, 'wrong-credentials')
}

async function refuseEnded(context: PortalContext, account: Account): Promise<void> {
  const { date } = await wallClockOf(context.db, context.school, context.clock())
  const end = accountEnd(account, date)
  if (end) throw new Refusal(401, end)
}

async function openSession(
  tx: Tx,
  context: PortalContext,
  account: Account,
  message: SignInMessage,
): Promise<SignInAnswer> {
  const workstation = await openWorkstation(tx, context, account.id, message)
  const token = newToken()
  const now = nowOf(context)
  const expiresAt = expiryOf(context.clock(), context.clock())
  await tx
    .insertInto('session')
    .values({
      id: randomUUID(),
      school: context.school,
      account_id: account.id,
      workstation_id: workstation.id,
      token_hash: tokenHash(token),
      opened_at: now,
      seen_at: now,
      expires_at: expiresAt,
      closed_at: null,
      closed_why: null,
    })
    .execute()
  await tx.updateTable('account').set({ signed_in_at: now }).where('id', '=', account.id).execute()
  await logAccess(context, { accountId: account.id, workstationId: workstation.id, action: 'sign-in' }, tx)
  return marked({
    token,
    expiresAt,
    person: await personOf(tx, account),
    mustChangePassword: account.must_change,
    charter: await charterToAccept(tx, account.id),
    wrapKey: workstation.wrap_key.toString('base64'),
    lastMid: workstation.last_mid,
  })
}

/**
 * Opens a session bound to a workstation.
 * @throws Refusal 429 `too-many-tries`, 401 `wrong-credentials`, and 401 with the account's end only once the
 * password was right
 */
export async function signIn(
  context: PortalContext,
  message: SignInMessage,
  address: string,
): Promise<SignInAnswer> {
  const account = await findAccount(context, message, address)
  await refuseEnded(context, account)
  return context.db.transaction().execute((tx) => openSession(tx, context, account, message))
}
