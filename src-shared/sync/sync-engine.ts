import { backOffMs } from './back-off.ts'
import { freshMemory, type EngineContext } from './engine-context.ts'
import type { LineFault, Sleep } from './ports.ts'
import { pullOnce, type PullResult } from './pull-round.ts'
import { pushOnce, unsent, type PushResult } from './push-round.ts'
import { nextPullAtMs, signalLimits } from './signal-schedule.ts'

/**
 * One loop a workstation, one request in flight a direction:
 *
 *            due                     something waits          advanced, poked or due
 *   asleep ───────▶ whole base? ──────────────────▶ pushing ────────────────────────▶ pulling ──▶ asleep
 *     ▲                │ yes: pull first               │ later, fault                     │ start-over: again
 *     └────────────────┴────── back-off, 1 s to 5 min ─┴──────────────────────────────────┘
 *
 * A session that ended stops the calls until `nudge`: asking again would tell nothing new.
 */
export interface SyncEngine {
  /** Runs until `stop`. */
  run(): Promise<void>
  /** Something was typed, the person asks, or the line may be back. */
  nudge(why: 'typed' | 'asked' | 'line'): void
  /** A poke came: the portal's head (law S18). */
  poke(head: number): void
  channel(isOpen: boolean): void
  stop(): void
}

export type EngineParts = Omit<EngineContext, 'memory'>

interface Agenda {
  pushAtMs: number
  pullAtMs: number
  pushFailures: number
  lineFailures: number
  lastTryMs: number
  lastPullMs: number
  lastSignMs: number
  isChannelOpen: boolean
  isSessionOver: boolean
}

/** A typed command tries a broken line again, but not more often than this. */
const typedRetryMs = 10_000
const never = Number.MAX_SAFE_INTEGER

export function createSyncEngine(parts: EngineParts): SyncEngine {
  const context: EngineContext = { ...parts, memory: freshMemory() }
  const agenda = firstAgenda(parts.clock.now())
  let asleep: Sleep | null = null
  const wake = () => asleep?.cancel()

  return {
    async run() {
      context.memory.ackedMid = context.store.state().confirmedMid
      while (!context.memory.isStopped) {
        const waitMs = dueAtMs(context, agenda) - context.clock.now()
        if (waitMs > 0) {
          asleep = context.clock.sleep(waitMs)
          await asleep.done
          asleep = null
          continue
        }
        await round(context, agenda)
      }
    },
    nudge(why) {
      const now = context.clock.now()
      if (
        why === 'typed' &&
        (agenda.isSessionOver || now - agenda.lastTryMs < typedRetryMs) &&
        isWaiting(agenda)
      )
        return
      if (why !== 'typed') {
        agenda.isSessionOver = false
        agenda.pullAtMs = now
      }
      agenda.pushAtMs = now
      wake()
    },
    poke(head) {
      const now = context.clock.now()
      agenda.lastSignMs = now
      context.memory.headSeen = Math.max(context.memory.headSeen, head)
      if (head <= context.store.state().cursor) return
      agenda.pullAtMs = Math.min(agenda.pullAtMs, now + signalLimits.pokeJitterMs * context.random.next())
      wake()
    },
    channel(isOpen) {
      agenda.lastSignMs = context.clock.now()
      agenda.isChannelOpen = isOpen
      // A stream that opens proves the line, and may have missed pokes.
      if (isOpen) agenda.pullAtMs = Math.min(agenda.pullAtMs, context.clock.now())
      if (isOpen) agenda.pushAtMs = Math.min(agenda.pushAtMs, context.clock.now())
      wake()
    },
    stop() {
      context.memory.isStopped = true
      wake()
    },
  }
}

function firstAgenda(nowMs: number): Agenda {
  return {
    pushAtMs: nowMs,
    pullAtMs: nowMs,
    pushFailures: 0,
    lineFailures: 0,
    lastTryMs: 0,
    lastPullMs: nowMs,
    lastSignMs: nowMs,
    isChannelOpen: false,
    isSessionOver: false,
  }
}

function isWaiting(agenda: Agenda): boolean {
  return agenda.lineFailures > 0 || agenda.pushFailures > 0 || agenda.isSessionOver
}

function dueAtMs(context: EngineContext, agenda: Agenda): number {
  if (agenda.isSessionOver) return never
  const pushAt = unsent(context).length > 0 ? agenda.pushAtMs : never
  return Math.min(pushAt, agenda.pullAtMs)
}

/** Pushes what waits, then pulls when pushed, poked or due. */
async function round(context: EngineContext, agenda: Agenda): Promise<void> {
  const { store, clock } = context
  agenda.lastTryMs = clock.now()
  const { epoch, mustRefresh } = store.state()
  let mustPull = agenda.pullAtMs <= clock.now()
  if (epoch !== null && !mustRefresh && agenda.pushAtMs <= clock.now() && unsent(context).length > 0) {
    const pushed = await pushAll(context, agenda)
    if (pushed === 'fault' || context.memory.isStopped) return
    mustPull ||= pushed === 'advanced'
  }
  if (mustPull) await pullAll(context, agenda)
}

async function pushAll(context: EngineContext, agenda: Agenda): Promise<'advanced' | 'still' | 'fault'> {
  const total = unsent(context).length
  let advanced = false
  for (;;) {
    context.watcher.sending(total - unsent(context).length, total)
    const result = await pushOnce(context)
    if (context.memory.isStopped) return 'still'
    advanced ||= result.kind === 'advanced'
    if (result.kind === 'advanced') {
      agenda.pushFailures = 0
      continue
    }
    context.watcher.sending(0, 0)
    return closePush(context, agenda, result, advanced)
  }
}

function closePush(
  context: EngineContext,
  agenda: Agenda,
  result: Exclude<PushResult, { kind: 'advanced' }>,
  advanced: boolean,
): 'advanced' | 'still' | 'fault' {
  if (result.kind === 'fault') return fail(context, agenda, result.fault, result.detail)
  answered(context, agenda)
  context.watcher.needsUpgrade(result.kind === 'needs-upgrade')
  if (result.kind === 'empty') return advanced ? 'advanced' : 'still'
  if (result.kind === 'pull-first') return 'advanced'
  agenda.pushFailures += 1
  const asked = result.kind === 'later' ? (result.retryAfterMs ?? 0) : 0
  const delayMs =
    result.kind === 'needs-upgrade' ? signalLimits.safetyMs : backOffMs(agenda.pushFailures, context.random)
  agenda.pushAtMs = context.clock.now() + Math.max(asked, delayMs)
  return advanced ? 'advanced' : 'still'
}

async function pullAll(context: EngineContext, agenda: Agenda): Promise<void> {
  let result: PullResult = await pullOnce(context)
  // Twice in a row is enough: a portal that keeps changing its mind is asked again later.
  if (result.kind === 'start-over' && !context.memory.isStopped) result = await pullOnce(context)
  if (context.memory.isStopped) return
  const now = context.clock.now()
  if (result.kind === 'fault') fail(context, agenda, result.fault, result.detail)
  else if (result.kind !== 'complete') {
    const asked = result.kind === 'later' ? (result.retryAfterMs ?? 0) : 0
    agenda.lineFailures += 1
    agenda.pullAtMs = now + Math.max(asked, backOffMs(agenda.lineFailures, context.random))
    if (result.kind === 'later' && result.status >= 500)
      context.watcher.line('portal-down', `http-${result.status}`)
  } else {
    answered(context, agenda)
    if (context.memory.suspect) context.memory.suspect = { ...context.memory.suspect, othersSucceed: true }
    agenda.lastPullMs = now
    agenda.pullAtMs = nextPullAtMs({ nowMs: now, ...agenda })
    if (context.memory.headSeen > context.store.state().cursor) agenda.pullAtMs = now
  }
}

function answered(context: EngineContext, agenda: Agenda): void {
  agenda.lineFailures = 0
  context.watcher.line('online', '')
}

function fail(context: EngineContext, agenda: Agenda, fault: LineFault, detail: string): 'fault' {
  agenda.lineFailures += 1
  const delayMs = backOffMs(agenda.lineFailures, context.random)
  agenda.pullAtMs = context.clock.now() + delayMs
  agenda.pushAtMs = agenda.pullAtMs
  agenda.isSessionOver = fault === 'session-ended'
  context.watcher.line(fault, detail)
  return 'fault'
}
