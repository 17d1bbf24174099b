import type { Selectable } from 'kysely'
import { roles as allRoles } from '#shared/domain/core/actor.ts'
import { canSuspend, type Hearing } from '#shared/domain/people/suspension-rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { Refusal } from '#server/commands/refusal.ts'
import { wallClockOf } from '#server/commands/wall-clock-of.ts'
import type { AccountRow, Tx } from '#server/store/tables.ts'
import { closeSessions } from './close-sessions.ts'
import { logAccess } from './log-access.ts'

type Decided = 'suspended' | 'reinstated' | 'end-set' | 'end-removed' | 'roles-set'

async function findAccount(context: PortalContext, accountId: string): Promise<Selectable<AccountRow>> {
  const account = await context.db
    .selectFrom('account')
    .selectAll()
    .where('school', '=', context.school)
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account) throw new Refusal(404, 'account-unknown')
  return account
}

/** Writes a decision on an account beside its effect: who, when, why. */
async function noteDecision(
  tx: Tx,
  context: PortalContext,
  decision: {
    readonly accountId: string
    readonly by: string
    readonly what: Decided
    readonly heardOn?: string
    readonly summary?: string
  },
): Promise<void> {
  const { accountId, by, what, heardOn = null, summary = null } = decision
  await tx
    .insertInto('account_decision')
    .values({
      school: context.school,
      account_id: accountId,
      decision: what,
      heard_on: heardOn,
      summary,
      decided_by: by,
      decided_at: nowOf(context),
    })
    .execute()
  await logAccess(context, { accountId: by, action: `account-${what}`, target: accountId }, tx)
}

/** Suspends an access, once the person was heard (C6), and closes its sessions at once. */
export async function suspendAccount(
  context: PortalContext,
  by: string,
  accountId: string,
  hearing: Hearing,
): Promise<void> {
  const account = await findAccount(context, accountId)
  const { date } = await wallClockOf(context.db, context.school, context.clock())
  const decision = canSuspend(hearing, date)
  if (decision.kind === 'refused') throw new Refusal(422, decision.code, decision.params)
  if (account.id === by) throw new Refusal(422, 'own-account')
  if (account.suspended_at !== null) throw new Refusal(409, 'already-suspended')
  await context.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('account')
      .set({ suspended_at: nowOf(context) })
      .where('id', '=', accountId)
      .execute()
    await closeSessions(tx, context, { accountId }, 'account-suspended')
    const heardOn = hearing.heardOn ?? date
    await noteDecision(tx, context, {
      accountId,
      by,
      what: 'suspended',
      heardOn,
      summary: hearing.summary.trim(),
    })
  })
}

export async function reinstateAccount(
  context: PortalContext,
  by: string,
  accountId: string,
  summary: string,
): Promise<void> {
  const account = await findAccount(context, accountId)
  if (account.suspended_at === null) throw new Refusal(409, 'not-suspended')
  await context.db.transaction().execute(async (tx) => {
    await tx.updateTable('account').set({ suspended_at: null }).where('id', '=', accountId).execute()
    await noteDecision(tx, context, { accountId, by, what: 'reinstated', summary: summary.trim() })
  })
}

/** Sets the first day without right, or removes it. Reached already, it closes the sessions at once. */
export async function setEndOfRight(
  context: PortalContext,
  by: string,
  accountId: string,
  endsOn: PlainDate | null,
): Promise<void> {
  await findAccount(context, accountId)
  if (accountId === by) throw new Refusal(422, 'own-account')
  const { date } = await wallClockOf(context.db, context.school, context.clock())
  await context.db.transaction().execute(async (tx) => {
    await tx.updateTable('account').set({ ended_on: endsOn }).where('id', '=', accountId).execute()
    if (endsOn !== null && endsOn <= date) await closeSessions(tx, context, { accountId }, 'account-ended')
    await noteDecision(tx, context, {
      accountId,
      by,
      what: endsOn === null ? 'end-removed' : 'end-set',
      summary: endsOn ?? '',
    })
  })
}

/**
 * Changes what a person is. His workstations start their base again at the next pull (law S11). Nobody lowers
 * himself; and only the direction raises itself: who administers accounts does not open to himself, by a role
 * that he gives himself, the pupils' files and the access log that he may not read (C13, C18).
 */
export async function setRoles(
  context: PortalContext,
  by: string,
  accountId: string,
  wanted: readonly string[],
): Promise<void> {
  const account = await findAccount(context, accountId)
  const roles = allRoles.filter((role) => wanted.includes(role))
  if (roles.length !== new Set(wanted).size) throw new Refusal(422, 'role-unknown')
  const isHead = account.roles.includes('direction')
  const loses = account.roles.some((role) => !wanted.includes(role))
  const gains = roles.some((role) => !account.roles.includes(role))
  if (accountId === by && (loses || (gains && !isHead))) throw new Refusal(422, 'own-account')
  await context.db.transaction().execute(async (tx) => {
    await tx.updateTable('account').set({ roles }).where('id', '=', accountId).execute()
    await noteDecision(tx, context, { accountId, by, what: 'roles-set', summary: roles.join(' ') })
  })
}
