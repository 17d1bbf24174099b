import { sql } from 'kysely'
import {
  accountEnd,
  readActing,
  SessionEnded,
  type Acting,
  type Holder,
} from '#server/commands/acting-workstation.ts'
import { outcomeOf } from '#server/commands/outcomes.ts'
import { nowOf, type PortalContext } from '#server/commands/portal-context.ts'
import { actorOf, limitsOf } from '#server/commands/posting-of.ts'
import { wallClockOf, zoneOf } from '#server/commands/wall-clock-of.ts'
import type { Tx } from '#server/store/tables.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { marked } from '#shared/protocol/envelope.ts'
import type { PullAnswer, PullMessage } from '#shared/protocol/pull.ts'
import { pageRowsMax } from '#shared/protocol/version.ts'
import { cutPage } from './cut-page.ts'
import { pageMark, writePageToken } from './page-token.ts'
import { readDeletes, readDigests, readEvicts, readPageRows, type PageRow } from './pull-queries.ts'
import { mustReset, PullRestart, startOf, viewOf, type Rights } from './pull-view.ts'
import { readableKinds } from './reading-rights.ts'

/** An answer whose rows are JSON text already: 150,000 of them are never parsed here. */
export interface PulledPage {
  readonly body: Omit<PullAnswer, 'rows'>
  readonly rows: readonly string[]
}

/** The whole answer as JSON text. */
export function pulledJson(page: PulledPage): string {
  return `${JSON.stringify(page.body).slice(0, -1)},"rows":[${page.rows.join(',')}]}`
}

/** Rights, and when those end that are held for a time only. */
interface DatedRights extends Rights {
  readonly ends: Readonly<Record<string, Instant>>
}

async function readRights(tx: Tx, context: PortalContext, acting: Acting): Promise<DatedRights> {
  const { date } = await wallClockOf(tx, context.school, context.clock())
  const end = accountEnd(acting.account, date)
  if (end) throw new SessionEnded(end)
  const actor = await actorOf(tx, acting.clock, acting.account, date)
  const ends = await limitsOf(tx, acting.clock, acting.account, {
    date,
    timeZone: await zoneOf(tx, context.school),
  })
  return { scopes: actor.scopes, kinds: readableKinds(context.registry.records, actor.roles), ends }
}

/** The last command whose effects are within the pinned head: a later one must not be confirmed by this set. */
async function lastMidAt(tx: Tx, acting: Acting, head: number): Promise<number> {
  const { clock, workstation } = acting
  if (head === clock.rev) return workstation.last_mid
  const later = await tx
    .selectFrom('outcome')
    .select((eb) => eb.fn.min('mid').as('mid'))
    .where('school', '=', clock.school)
    .where('workstation_id', '=', workstation.id)
    .where('rev', '>', head)
    .executeTakeFirst()
  return later?.mid ? later.mid - 1 : workstation.last_mid
}

async function readOutcomes(tx: Tx, { clock, workstation }: Acting, after: number, lastMid: number) {
  const rows = await tx
    .selectFrom('outcome')
    .selectAll()
    .where('school', '=', clock.school)
    .where('workstation_id', '=', workstation.id)
    .where('mid', '>', after)
    .where('mid', '<=', lastMid)
    .orderBy('mid')
    .execute()
  return rows.map(outcomeOf)
}

function emptyBody(acting: Acting, rights: DatedRights, now: string): Omit<PullAnswer, 'rows'> {
  return marked({
    epoch: acting.clock.epoch,
    reset: false,
    head: acting.clock.rev,
    deletes: [],
    evicts: [],
    scopesAdded: [],
    scopesRemoved: [],
    scopes: [...rights.scopes],
    roles: [...acting.account.roles],
    scopeEnds: { ...rights.ends },
    lastMid: acting.workstation.last_mid,
    outcomes: [],
    digests: null,
    next: null,
    now,
  })
}

async function readPage(
  tx: Tx,
  context: PortalContext,
  holder: Holder,
  message: PullMessage,
): Promise<PulledPage> {
  const acting = await readActing(tx, context.school, holder)
  const { clock } = acting
  const rights = await readRights(tx, context, acting)
  const body = emptyBody(acting, rights, nowOf(context))
  if (mustReset(acting, message)) return { body: { ...body, reset: true }, rows: [] }
  const mark = pageMark(clock.epoch, rights.scopes, rights.kinds)
  const head = message.page?.head ?? clock.rev
  if (head > clock.rev) throw new PullRestart('page of a head to come')
  const view = viewOf(context.school, message, rights, head)
  // rows, and only they, are read along the revisions whatever the statistics say: one walk for all the pages of a set
  // and one plan, the same for everyone, which the connection keeps: planning was half of a small pull
  await sql`set local enable_bitmapscan = off; set local enable_seqscan = off;
    set local plan_cache_mode = force_generic_plan`.execute(tx)
  const page: { rows: readonly PageRow[]; isLast: boolean } = cutPage(
    await readPageRows(tx, view, startOf(message, mark, view)),
    pageRowsMax,
  )
  const last = page.rows.at(-1)
  const lastMid = await lastMidAt(tx, acting, head)
  const isFirstSync = message.cursor === 0
  return {
    rows: page.rows.map((row) => row.json),
    body: {
      ...body,
      head,
      lastMid,
      scopesAdded: isFirstSync ? [...rights.scopes] : [...view.gained],
      scopesRemoved: isFirstSync ? [] : message.scopes.filter((scope) => !rights.scopes.includes(scope)),
      deletes: isFirstSync || !page.isLast ? [] : await readDeletes(tx, view),
      evicts: isFirstSync || !page.isLast ? [] : await readEvicts(tx, view),
      outcomes: page.isLast ? await readOutcomes(tx, acting, message.outcomesAfter, lastMid) : [],
      digests: message.wantsDigest && page.isLast && head === clock.rev ? await readDigests(tx, view) : null,
      next: page.isLast || !last ? null : writePageToken(head, mark, last),
    },
  }
}

/** Notes under which roles a first pull chose its rows: others will need another. */
async function noteRoles(context: PortalContext, holder: Holder): Promise<void> {
  await sql`
    update workstation set roles_seen = account.roles from account
    where workstation.school = ${context.school} and workstation.id = ${holder.workstationId}
      and account.id = workstation.account_id and account.id = ${holder.accountId}`.execute(context.db)
}

/**
 * One page of a pull (law S7), from one snapshot. The set of pages is pinned to the head of the first one:
 * a row that changed since then is not in it, and comes with the next pull, whose cursor is this head.
 * @throws PullRestart when rights changed between pages, SessionEnded when the session did
 */
export async function pull(
  context: PortalContext,
  holder: Holder,
  message: PullMessage,
): Promise<PulledPage> {
  if (message.cursor === 0 && message.page === null) await noteRoles(context, holder)
  return context.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => readPage(tx, context, holder, message))
}
