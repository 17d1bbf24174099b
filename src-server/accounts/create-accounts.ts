import { randomUUID } from 'node:crypto'
import type { Role } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import type { Tx } from '#server/store/tables.ts'
import { chooseLogin } from './choose-login.ts'
import { newFirstPassword } from './first-password.ts'
import { hashFirstPassword } from './password-hash.ts'

/** A member of the staff who must have an account. */
export interface StaffToAdmit {
  readonly staffId: StaffId
  readonly externalKey: string
  readonly familyName: string
  readonly givenName: string
  readonly roles: readonly Role[]
  /** Chosen otherwise: « prenom.nom ». */
  readonly login?: string
}

/** What the sheet of first identifiers shows, once: the password exists nowhere else. */
export interface CreatedAccount {
  readonly accountId: string
  readonly staffId: StaffId
  readonly familyName: string
  readonly givenName: string
  readonly roles: readonly Role[]
  readonly login: string
  readonly firstPassword: string
}

/**
 * Creates the accounts that are missing, each with a first password to be changed at the first sign-in.
 * Those that exist are left as they are, roles included: what a school decided outlives an import.
 */
export async function ensureStaffAccounts(
  tx: Tx,
  school: string,
  staff: readonly StaffToAdmit[],
  now: string = new Date().toISOString(),
): Promise<CreatedAccount[]> {
  const existing = await tx
    .selectFrom('account')
    .select(['staff_id', 'login'])
    .where('school', '=', school)
    .execute()
  const known = new Set<string>(existing.map((row) => row.staff_id))
  const taken = new Set(existing.map((row) => row.login))
  const created: CreatedAccount[] = []
  for (const person of staff) {
    if (known.has(person.staffId)) continue
    const login = person.login ?? chooseLogin(person, taken)
    known.add(person.staffId)
    taken.add(login)
    const { staffId, familyName, givenName, roles } = person
    created.push({
      accountId: randomUUID(),
      staffId,
      familyName,
      givenName,
      roles,
      login,
      firstPassword: newFirstPassword(),
    })
  }
  const hashes = await Promise.all(created.map((account) => hashFirstPassword(account.firstPassword)))
  const keys = new Map(staff.map((person) => [person.staffId, person.externalKey]))
  const rows = created.map((account, at) => ({
    id: account.accountId,
    school,
    staff_id: account.staffId,
    external_key: keys.get(account.staffId) ?? '',
    login: account.login,
    roles: [...account.roles],
    password_hash: hashes[at] ?? '',
    must_change: true,
    suspended_at: null,
    ended_on: null,
    signed_in_at: null,
    created_at: now,
  }))
  if (rows.length > 0) await tx.insertInto('account').values(rows).execute()
  return created
}
