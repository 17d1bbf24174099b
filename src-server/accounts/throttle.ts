import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { epochMsOf, instantOf, type Instant } from '#shared/kernel/instant.ts'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { addressFailuresMax, addressWindowMs, failuresMax, lockDelayMs } from './lock-delay.ts'

/** Kept as marks: which login or address it was is not to be read here. */
function keyOf(context: PortalContext, kind: 'login' | 'address', value: string): string {
  return createHash('sha256').update(`${context.school}|${kind}|${value}`).digest('base64url')
}

/** Milliseconds that an address must wait before its next try; 0 when it may. */
export async function addressWaitMs(context: PortalContext, address: string): Promise<number> {
  const key = keyOf(context, 'address', address)
  const row = await context.db.selectFrom('throttle').selectAll().where('key', '=', key).executeTakeFirst()
  if (!row || row.failures < addressFailuresMax) return 0
  return Math.max(0, epochMsOf(row.since as Instant) + addressWindowMs - context.clock())
}

/** Counts a failure of an address, in windows of a quarter of an hour. */
export async function countAddressFailure(context: PortalContext, address: string): Promise<void> {
  const windowStart = instantOf(context.clock() - addressWindowMs)
  await sql`
    insert into throttle (key, failures, since) values (${keyOf(context, 'address', address)}, 1, ${nowOf(context)})
    on conflict (key) do update set
      failures = case when throttle.since < ${windowStart} then 1 else throttle.failures + 1 end,
      since = case when throttle.since < ${windowStart} then excluded.since else throttle.since end`.execute(
    context.db,
  )
}

/**
 * Counts a try on a login before its password is looked at, so that a hundred tries at once are a hundred
 * tries; success clears it. A login that does not exist is counted and locked like another.
 * @returns milliseconds to wait when it is locked, in which case the try does not count; else 0
 */
export async function reserveTry(context: PortalContext, login: string): Promise<number> {
  const key = keyOf(context, 'login', login)
  return context.db.transaction().execute(async (tx) => {
    const now = nowOf(context)
    await tx
      .insertInto('throttle')
      .values({ key, failures: 0, since: now, blocked_until: null })
      .onConflict((same) => same.doNothing())
      .execute()
    const row = await tx
      .selectFrom('throttle')
      .selectAll()
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (row.blocked_until !== null && row.blocked_until > now)
      return epochMsOf(row.blocked_until as Instant) - context.clock()
    const failures = row.failures + 1
    const blocked = failures >= failuresMax ? instantOf(context.clock() + lockDelayMs(failures)) : null
    await tx
      .updateTable('throttle')
      .set({ failures, blocked_until: blocked })
      .where('key', '=', key)
      .execute()
    return 0
  })
}

/** After the right password, or by an administrator: the login starts afresh. */
export async function clearTries(context: PortalContext, login: string): Promise<void> {
  await context.db
    .deleteFrom('throttle')
    .where('key', '=', keyOf(context, 'login', login))
    .execute()
}
