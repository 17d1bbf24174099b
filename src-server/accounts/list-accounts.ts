import { sql } from 'kysely'
import type { AccountMessage } from '#shared/protocol/administration.ts'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { wallClockOf } from '#server/commands/wall-clock-of.ts'
import { charter } from './charter.fr.ts'

interface AccountLine {
  id: string
  staff_id: string
  login: string
  roles: string[]
  must_change: boolean
  suspended_at: string | null
  ended_on: string | null
  signed_in_at: string | null
  family_name: string | null
  given_name: string | null
  title: string | null
  open_sessions: number
  accepted_at: string | null
  recorded_by: string | null
}

function stateOf(line: AccountLine, today: string): AccountMessage['state'] {
  if (line.suspended_at !== null) return 'suspended'
  return line.ended_on !== null && line.ended_on <= today ? 'ended' : 'active'
}

/** Every account of the school, with what an administrator must know of it. */
export async function listAccounts(context: PortalContext): Promise<AccountMessage[]> {
  const { date } = await wallClockOf(context.db, context.school, context.clock())
  const { rows } = await sql<AccountLine>`
    select account.id, staff_id, login, roles, must_change, suspended_at, ended_on, signed_in_at,
      record.data->>'familyName' as family_name, record.data->>'givenName' as given_name, record.data->>'title' as title,
      (select count(*) from session
        where account_id = account.id and closed_at is null and expires_at > ${nowOf(context)}) as open_sessions,
      accepted_at, recorded_by
    from account
    left join record on record.school = account.school and record.kind = 'staffMember' and record.id = account.staff_id
    left join charter_acceptance on charter_acceptance.account_id = account.id and charter_acceptance.version = ${charter.version}
    where account.school = ${context.school}
    order by login`.execute(context.db)
  return rows.map((line) => ({
    accountId: line.id,
    staffId: line.staff_id,
    login: line.login,
    familyName: line.family_name ?? line.login,
    givenName: line.given_name ?? '',
    title: line.title ?? '',
    roles: line.roles,
    state: stateOf(line, date),
    isNew: line.signed_in_at === null,
    mustChangePassword: line.must_change,
    suspendedAt: line.suspended_at,
    endsOn: line.ended_on,
    signedInAt: line.signed_in_at,
    openSessions: line.open_sessions,
    charterAcceptedAt: line.accepted_at,
    charterOnPaper: line.recorded_by !== null,
  }))
}
