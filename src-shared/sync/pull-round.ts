import { epochMsOf, instantOf, isInstant } from '#shared/kernel/instant.ts'
import type { PageToken, PullAnswer, ScopeDigest } from '#shared/protocol/pull.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import { contradicts } from './contradicts.ts'
import type { EngineContext } from './engine-context.ts'
import type { Checkpoint, LineFault, Reply } from './ports.ts'

export type PullResult =
  | { readonly kind: 'complete'; readonly rows: number }
  /** The base must be pulled whole: call again at once (law S11). */
  | { readonly kind: 'start-over' }
  | { readonly kind: 'later'; readonly status: number; readonly retryAfterMs: number | null }
  | { readonly kind: 'fault'; readonly fault: LineFault; readonly detail: string }

/** Digests are asked for with a whole base, and once an hour (law S11). */
export const digestEveryMs = 3_600_000

const stopped: PullResult = { kind: 'later', status: 0, retryAfterMs: null }

interface Pull {
  readonly fresh: boolean
  readonly wantsDigest: boolean
  readonly checkpoint: Checkpoint
  rows: number
  /** The device's clock when the last answer was asked for, or came if it was put back meanwhile. */
  deviceMs: number
}

/** Pulls every page of one checkpoint, then applies it whole (laws S7, S8). */
export async function pullOnce(context: EngineContext): Promise<PullResult> {
  const { store, memory, clock, watcher } = context
  const state = store.state()
  const fresh = state.epoch === null || state.mustRefresh
  const wantsDigest = fresh || clock.now() - memory.digestAtMs >= digestEveryMs
  // Pokes heard from here on are news; earlier ones are answered by this pull.
  memory.headSeen = 0
  const checkpoint = store.beginCheckpoint(fresh)
  const pull: Pull = { fresh, wantsDigest, checkpoint, rows: 0, deviceMs: clock.now() }
  const first = await ask(context, pull, null)
  const result = first.kind === 'answer' ? await takePages(context, pull, first.body) : failed(first)
  if (first.kind === 'refusal') watcher.refused(first.code)
  if (fresh) watcher.pulling(null)
  return result
}

async function ask(context: EngineContext, pull: Pull, page: PageToken | null): Promise<Reply<PullAnswer>> {
  const state = context.store.state()
  const askedMs = context.clock.now()
  const reply = await context.transport.pull({
    proto: protocolVersion,
    workstationId: context.store.workstationId,
    epoch: pull.fresh ? null : state.epoch,
    cursor: pull.fresh ? 0 : state.cursor,
    scopes: pull.fresh ? [] : [...state.scopes],
    ...(pull.fresh || state.roles === null ? {} : { roles: [...state.roles] }),
    schema: context.schema,
    page,
    wantsDigest: pull.wantsDigest,
    outcomesAfter: state.confirmedMid,
  })
  // The portal answered somewhere between the two: a machine that slept meanwhile hears it days later (law S6).
  pull.deviceMs = Math.min(askedMs, context.clock.now())
  return reply
}

async function takePages(context: EngineContext, pull: Pull, first: PullAnswer): Promise<PullResult> {
  const { memory, store, watcher } = context
  if (first.reset && pull.fresh) return { kind: 'fault', fault: 'not-portal', detail: 'reset-of-nothing' }
  if (first.reset) {
    await store.doubtBase()
    return { kind: 'start-over' }
  }
  const asked = { state: store.state(), fresh: pull.fresh, first, followed: new Set<string>() }
  const outcomes = [...first.outcomes]
  let page = first
  for (;;) {
    if (memory.isStopped) return stopped
    const detail = contradicts(asked, page)
    if (detail !== null) return { kind: 'fault', fault: 'not-portal', detail }
    if (page.next) asked.followed.add(page.next.after)
    // The next page travels while this one is staged.
    const coming = page.next ? ask(context, pull, page.next) : null
    await pull.checkpoint.stage(page)
    pull.rows += page.rows.length
    if (pull.fresh) watcher.pulling(pull.rows)
    if (!coming) return finish(context, pull, page, outcomes)
    const reply = await coming
    if (reply.kind !== 'answer') return failed(reply)
    if (reply.body.reset || reply.body.epoch !== first.epoch) return { kind: 'start-over' }
    page = reply.body
    outcomes.push(...page.outcomes)
  }
}

async function finish(
  context: EngineContext,
  pull: Pull,
  last: PullAnswer,
  outcomes: PullAnswer['outcomes'],
): Promise<PullResult> {
  const { store, memory, clock } = context
  if (memory.isStopped) return stopped
  const now = isInstant(last.now) ? last.now : instantOf(clock.now())
  const isApplied = await pull.checkpoint.commit({
    epoch: last.epoch,
    head: last.head,
    scopes: last.scopes,
    roles: last.roles ?? null,
    scopeEnds: last.scopeEnds ?? {},
    lastMid: last.lastMid,
    outcomes,
    triedMid: memory.triedMid,
    now,
    skewMs: Math.round(epochMsOf(now) - pull.deviceMs),
  })
  if (!isApplied) return { kind: 'start-over' }
  memory.ackedMid = store.state().confirmedMid
  if (last.digests && !(await matches(context, last.digests)) && !pull.fresh) {
    await store.doubtBase()
    return { kind: 'start-over' }
  }
  return { kind: 'complete', rows: pull.rows }
}

/** A whole base that does not match either is asked about again in an hour, not pulled in a circle. */
async function matches(context: EngineContext, theirs: readonly ScopeDigest[]): Promise<boolean> {
  context.memory.digestAtMs = context.clock.now()
  const ours = new Map(
    (await context.store.digests(theirs.map(({ scope }) => scope))).map((one) => [one.scope, one]),
  )
  return theirs.every(
    ({ scope, rows, sum }) => ours.get(scope)?.rows === rows && ours.get(scope)?.sum === sum,
  )
}

function failed(reply: Exclude<Reply<PullAnswer>, { kind: 'answer' }>): PullResult {
  if (reply.kind === 'fault') return reply
  return {
    kind: 'later',
    status: reply.status,
    retryAfterMs: reply.kind === 'busy' ? reply.retryAfterMs : null,
  }
}
