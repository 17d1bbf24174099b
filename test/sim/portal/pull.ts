import type { Acting, Holder } from '#server/commands/acting-workstation.ts'
import { outcomeOf } from '#server/commands/outcomes.ts'
import { cutPage } from '#server/sync/cut-page.ts'
import { pageMark, writePageToken, type RowPlace } from '#server/sync/page-token.ts'
import type { KeyRow, PullView } from '#server/sync/pull-queries.ts'
import { mustReset, PullRestart, startOf, viewOf } from '#server/sync/pull-view.ts'
import { readableKinds } from '#server/sync/reading-rights.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { must } from '#shared/kernel/must.ts'
import { marked } from '#shared/protocol/envelope.ts'
import type { PullAnswer, PullMessage, ScopeDigest } from '#shared/protocol/pull.ts'
import { actingToday } from './acting.ts'
import { keyOf, type BaseRow, type PortalBase, type SimPortal } from './portal-state.ts'
import { actorOf, limitsOf } from './postings.ts'

/** `pull.ts` of the real portal over a base in memory: one page, from one snapshot (law S7). */
export function pull(portal: SimPortal, holder: Holder, message: PullMessage): PullAnswer {
  const { base } = portal
  if (message.cursor === 0 && message.page === null) noteRoles(portal, holder)
  const acting = actingToday(portal, holder)
  const actor = actorOf(portal, acting.account, acting.today)
  const { scopes, roles } = actor
  const rights = { scopes, kinds: readableKinds(portal.registry.records, roles) }
  const scopeEnds = { ...limitsOf(portal, actor, acting.today) }
  const empty = { ...emptyAnswer(acting, rights.scopes, instantOf(portal.now())), scopeEnds }
  if (mustReset(acting, message)) return { ...empty, reset: true }
  const mark = pageMark(base.clock.epoch, rights.scopes, rights.kinds)
  const head = message.page?.head ?? base.clock.rev
  if (head > base.clock.rev) throw new PullRestart('page of a head to come')
  const view = viewOf(portal.school, message, rights, head)
  const page = cutPage(readPageRows(portal, view, startOf(message, mark, view)), portal.pageRows)
  const last = page.rows.at(-1)
  const lastMid = lastMidAt(base, acting, head)
  const isFirst = message.cursor === 0
  const isRest = !isFirst && page.isLast
  return {
    ...empty,
    head,
    lastMid,
    rows: page.rows.map(({ kind, id, rev, version, scopes: of, data }) => {
      return { kind, id, rev, version, scopes: [...of], data }
    }),
    scopesAdded: isFirst ? [...rights.scopes] : [...view.gained],
    scopesRemoved: isFirst ? [] : message.scopes.filter((scope) => !rights.scopes.includes(scope as never)),
    deletes: isRest ? readDeletes(base, view) : [],
    evicts: isRest ? readEvicts(base, view) : [],
    outcomes: page.isLast ? readOutcomes(base, acting, message.outcomesAfter, lastMid) : [],
    digests: message.wantsDigest && page.isLast && head === base.clock.rev ? readDigests(base, view) : null,
    next: page.isLast || !last ? null : writePageToken(head, mark, last),
  }
}

function noteRoles({ base }: SimPortal, holder: Holder): void {
  const workstation = base.workstations.get(holder.workstationId)
  const account = base.accounts.get(holder.accountId)
  if (workstation && account && workstation.account_id === account.id)
    base.workstations.set(workstation.id, { ...workstation, roles_seen: [...account.roles] })
}

function emptyAnswer(acting: Acting, scopes: readonly string[], now: string): PullAnswer {
  return marked({
    epoch: acting.clock.epoch,
    reset: false,
    head: acting.clock.rev,
    ...{ rows: [], deletes: [], evicts: [], scopesAdded: [], scopesRemoved: [], outcomes: [] },
    scopes: [...scopes],
    roles: [...acting.account.roles],
    lastMid: acting.workstation.last_mid,
    digests: null,
    next: null,
    now,
  })
}

function lastMidAt(base: PortalBase, { clock, workstation }: Acting, head: number): number {
  if (head === clock.rev) return workstation.last_mid
  const later = [...(base.outcomes.get(workstation.id)?.values() ?? [])].filter(
    ({ rev }) => (rev ?? 0) > head,
  )
  return later.length > 0 ? Math.min(...later.map(({ mid }) => mid)) - 1 : workstation.last_mid
}

function readOutcomes(base: PortalBase, { workstation }: Acting, after: number, lastMid: number) {
  return [...(base.outcomes.get(workstation.id)?.values() ?? [])]
    .filter(({ mid }) => mid > after && mid <= lastMid)
    .sort((a, b) => a.mid - b.mid)
    .map(outcomeOf)
}

const meets = (a: readonly string[], b: readonly string[]) => a.some((scope) => b.includes(scope))
/** As PostgreSQL orders text under its C collation. */
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const inOrder = (a: RowPlace, b: RowPlace) => a.rev - b.rev || byText(a.kind, b.kind) || byText(a.id, b.id)

function readPageRows({ base, pageRows }: SimPortal, view: PullView, after: RowPlace): BaseRow[] {
  const isBackfill = (row: BaseRow) =>
    row.rev <= view.cursor && meets(row.scopes, view.gained) && !meets(row.scopes, view.kept)
  const isNew = (row: BaseRow) => row.rev > view.cursor && meets(row.scopes, view.scopes)
  return [...base.rows.values()]
    .filter((row) => !row.deleted && row.rev <= view.head && view.kinds.includes(row.kind))
    .filter((row) => inOrder(row, after) > 0 && (isNew(row) || isBackfill(row)))
    .sort(inOrder)
    .slice(0, pageRows + 1)
}

const isWithin = (view: PullView, rev: number) => rev > view.cursor && rev <= view.head

function readDeletes(base: PortalBase, view: PullView): KeyRow[] {
  return [...base.rows.values()]
    .filter((row) => row.deleted && isWithin(view, row.rev) && view.kinds.includes(row.kind))
    .filter((row) => meets(row.scopes, view.scopes))
    .sort(inOrder)
    .map(({ kind, id, rev }) => ({ kind, id, rev }))
}

function readEvicts(base: PortalBase, view: PullView): KeyRow[] {
  const found = new Map<string, KeyRow>()
  for (const { kind, id, rev, scope } of base.leftScopes) {
    if (!isWithin(view, rev) || !view.scopes.includes(scope) || !view.kinds.includes(kind)) continue
    const row = base.rows.get(keyOf(kind, id))
    if (row && meets(row.scopes, view.scopes)) continue
    const earlier = found.get(keyOf(kind, id))
    found.set(keyOf(kind, id), { kind, id, rev: Math.max(rev, earlier?.rev ?? 0) })
  }
  return [...found.values()].sort(inOrder)
}

function readDigests(base: PortalBase, view: PullView): ScopeDigest[] {
  const sums = new Map(view.scopes.toSorted(byText).map((scope) => [scope, { scope, rows: 0, sum: 0 }]))
  for (const row of base.rows.values()) {
    if (row.deleted || !view.kinds.includes(row.kind)) continue
    for (const scope of row.scopes) {
      const sum = sums.get(scope)
      if (!sum) continue
      sum.rows += 1
      sum.sum += row.mark
    }
  }
  return [...sums.values()].map((sum) => must(sum, 'a sum'))
}
