import type { AccountRow } from '#server/store/tables.ts'
import { accountEnd, type Holder } from '#server/commands/acting-workstation.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { marked } from '#shared/protocol/envelope.ts'
import {
  changePasswordMessage,
  signInMessage,
  type PersonMessage,
  type SignInAnswer,
} from '#shared/protocol/session.ts'
import { personOf } from '#test/sim/scene/small-school.ts'
import type { Selectable } from 'kysely'
import { wallOf } from './acting.ts'
import type { SimPortal } from './portal-state.ts'

type Account = Selectable<AccountRow>

/** Signs a workstation in: registers it when it is new. Null, or why not. */
export function signIn(
  portal: SimPortal,
  accountId: string,
  workstationId: string,
  token = workstationId,
): string | null {
  const { base } = portal
  const account = must(base.accounts.get(accountId), 'an account')
  const end = accountEnd(account, wallOf(portal).date)
  if (end) return end
  const now = instantOf(portal.now())
  if (!base.workstations.has(workstationId))
    base.workstations.set(workstationId, {
      ...{
        school: portal.school,
        id: workstationId,
        account_id: accountId,
        post_name: workstationId,
        last_mid: 0,
      },
      wrap_key: Buffer.from(crypto.getRandomValues(new Uint8Array(32))),
      ...{ roles_seen: null, poison_mid: null, poison_count: 0 },
      ...{ created_at: now, seen_at: now, revoked_at: null },
    })
  base.sessions.set(token, { accountId, workstationId, openedAt: portal.now(), closedWhy: null })
  return null
}

/** `sign-in.ts` of the real portal, without its throttle. Passwords are kept as they are: nobody steals this base. */
export function signInByPassword(portal: SimPortal, body: unknown): SignInAnswer {
  const { login, password, workstationId } = signInMessage.parse(body)
  const account = [...portal.base.accounts.values()].find((one) => one.login === login)
  if (account?.password_hash !== password) throw new Refusal(401, 'wrong-credentials')
  const token = crypto.randomUUID()
  const end = signIn(portal, account.id, workstationId, token)
  if (end) throw new Refusal(401, end)
  const workstation = must(portal.base.workstations.get(workstationId), 'a workstation')
  return marked({
    ...{ token, expiresAt: instantOf(portal.now() + 86_400_000) },
    ...{ person: personNow(account), mustChangePassword: account.must_change, charter: null },
    ...{ wrapKey: workstation.wrap_key.toString('base64'), lastMid: workstation.last_mid },
  })
}

export function whoAmI(portal: SimPortal, { accountId }: Holder) {
  const account = must(portal.base.accounts.get(accountId), 'an account')
  return marked({ person: personNow(account), mustChangePassword: account.must_change, charter: null })
}

/** `change-password.ts` of the real portal: the other sessions of the person are over. */
export function changePassword(
  portal: SimPortal,
  holder: Holder & { readonly token: string },
  body: unknown,
) {
  const { current, next } = changePasswordMessage.parse(body)
  const account = must(portal.base.accounts.get(holder.accountId), 'an account')
  if (current !== account.password_hash) throw new Refusal(403, 'wrong-current-password')
  if (next === current) throw new Refusal(422, 'password-unchanged')
  givePassword(portal, account, { password: next, mustChange: false }, holder.token)
  return marked({ done: true as const })
}

/** A password from elsewhere: another post, a telephone, the administrator. Sessions are over, but for one at most. */
export function givePassword(
  { base }: SimPortal,
  account: Account,
  { password, mustChange }: { readonly password: string; readonly mustChange: boolean },
  except: string | null,
): void {
  base.accounts.set(account.id, { ...account, password_hash: password, must_change: mustChange })
  for (const [token, session] of base.sessions)
    if (session.accountId === account.id && token !== except) session.closedWhy ??= 'password-changed'
}

function personNow({ staff_id, roles }: Account): PersonMessage {
  return personOf({ id: staff_id ?? '', roles: roles as never })
}
