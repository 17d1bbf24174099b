import type { Selectable } from 'kysely'
import type { AccountRow, Database, SchoolClockRow, Tx, WorkstationRow } from '#server/store/tables.ts'
import type { SessionEndCode } from '#shared/protocol/envelope.ts'

/** Whose session it is that pushes or pulls. */
export interface Holder {
  readonly accountId: string
  readonly workstationId: string
}

/** The session ended between the door and here. */
export class SessionEnded extends Error {
  readonly code: SessionEndCode

  constructor(code: SessionEndCode) {
    super(code)
    this.code = code
  }
}

export interface Acting {
  readonly clock: Selectable<SchoolClockRow>
  readonly workstation: Selectable<WorkstationRow>
  readonly account: Selectable<AccountRow>
}

/** Why an account may not act on a day, if so. */
export function accountEnd(
  account: Pick<Selectable<AccountRow>, 'suspended_at' | 'ended_on'>,
  today: string,
): SessionEndCode | null {
  if (account.suspended_at !== null) return 'account-suspended'
  return account.ended_on !== null && account.ended_on <= today ? 'account-ended' : null
}

/** The clock, the workstation and its owner, in one transaction. A workstation is its account's, or nobody's. */
export async function readActing(
  db: Database | Tx,
  clock: Selectable<SchoolClockRow>,
  holder: Holder,
): Promise<Acting> {
  const workstation = await db
    .selectFrom('workstation')
    .selectAll()
    .where('school', '=', clock.school)
    .where('id', '=', holder.workstationId)
    .executeTakeFirst()
  if (!workstation || workstation.account_id !== holder.accountId || workstation.revoked_at !== null) {
    throw new SessionEnded('session-revoked')
  }
  const account = await db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', holder.accountId)
    .executeTakeFirstOrThrow()
  return { clock, workstation, account }
}
