import { sql, type Selectable } from 'kysely'
import type { HeldClock } from '#server/store/lock-clock.ts'
import type { AccountRow, Database, Tx, WorkstationRow } from '#server/store/tables.ts'
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
  readonly clock: HeldClock
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

/** The clock, the workstation and its owner, at one moment and in one question. A workstation is its account's, or nobody's. */
export async function readActing(db: Database | Tx, school: string, holder: Holder): Promise<Acting> {
  const found = await db
    .selectFrom('workstation')
    .innerJoin('account', 'account.id', 'workstation.account_id')
    .innerJoin('school_clock', 'school_clock.school', 'workstation.school')
    .selectAll('workstation')
    .select([
      sql<Selectable<AccountRow>>`to_jsonb(account)`.as('account'),
      sql<HeldClock>`to_jsonb(school_clock)`.as('clock'),
    ])
    .where('workstation.school', '=', school)
    .where('workstation.id', '=', holder.workstationId)
    .executeTakeFirst()
  if (!found || found.account_id !== holder.accountId || found.revoked_at !== null) {
    throw new SessionEnded('session-revoked')
  }
  const { account, clock, ...workstation } = found
  return { clock, workstation, account }
}
