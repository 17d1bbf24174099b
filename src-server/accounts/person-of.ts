import type { Selectable } from 'kysely'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import type { PersonMessage } from '#shared/protocol/session.ts'
import { readRecord } from '#server/store/record-rows.ts'
import type { AccountRow, Database, Tx } from '#server/store/tables.ts'

/** The person of an account, as the school's records name him. */
export async function personOf(db: Database | Tx, account: Selectable<AccountRow>): Promise<PersonMessage> {
  const member = await readRecord(db, account.school, staffMemberRecord, account.staff_id as StaffId)
  return {
    accountId: account.id,
    staffId: account.staff_id,
    login: account.login,
    civility: member?.civility ?? '',
    familyName: member?.familyName ?? account.login,
    givenName: member?.givenName ?? '',
    title: member?.title ?? '',
    roles: account.roles,
  }
}
