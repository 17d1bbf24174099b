import { firstAgenda, type Agenda } from './engine-agenda.ts'
import { freshMemory, type EngineContext } from './engine-context.ts'
import { restAfterRefusal, runRound } from './engine-round.ts'
import type { Sleep } from './ports.ts'
import { unsent } from './push-round.ts'
import { signalLimits } from './signal-schedule.ts'

/**
 * One loop a workstation, one request in flight a direction:
 *
 *            due                     something waits          advanced, poked or due
 *   asleep ───────▶ whole base? ──────────────────▶ pushing ────────────────────────▶ pulling ──▶ asleep
 *     ▲                │ yes: pull first               │ later, fault                     │ start-over: again
 *     └────────────────┴────── back-off, 1 s to 5 min ─┴──────────────────────────────────┘
 *
 * A disk that refuses is tried again as the line is: nothing was taken, memory and disk agree (law S8).
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

/** A typed command tries a broken line again, but not more often than this. */
const typedRetryMs = 10_000
/** A person marking thirty-five pupils is left to it: what he types leaves when he pauses, or after two seconds. */
const typing = { pauseMs: 400, mostMs: 2_000 } as const
const never = Number.MAX_SAFE_INTEGER

export function createSyncEngine(parts: EngineParts): SyncEngine {
  const context: EngineContext = { ...parts, memory: freshMemory() }
  const agenda = firstAgenda(parts.clock.now())
  const bed: Bed = { asleep: null }
  const wake = () => bed.asleep?.cancel()

  return {
    run: () => runLoop(context, agenda, bed),
    nudge(why) {
      if (takeNudge(context, agenda, why)) wake()
    },
    poke(head) {
      if (takePoke(context, agenda, head)) wake()
    },
    channel(isOpen) {
      takeChannel(context, agenda, isOpen)
      wake()
    },
    stop() {
      context.memory.isStopped = true
      wake()
    },
  }
}

interface Bed {
  asleep: Sleep | null
}

async function runLoop(context: EngineContext, agenda: Agenda, bed: Bed): Promise<void> {
  context.memory.ackedMid = context.store.state().confirmedMid
  while (!context.memory.isStopped) {
    const waitMs = dueAtMs(context, agenda) - context.clock.now()
    if (waitMs <= 0) {
      await runRound(context, agenda).catch(() => restAfterRefusal(context, agenda))
      continue
    }
    bed.asleep = context.clock.sleep(waitMs)
    await bed.asleep.done
    bed.asleep = null
  }
}

/** True when there is something to wake for. */
function takeNudge(context: EngineContext, agenda: Agenda, why: 'typed' | 'asked' | 'line'): boolean {
  const now = context.clock.now()
  if (why === 'typed' && isWaiting(agenda) && (agenda.isSessionOver || now - agenda.lastTryMs < typedRetryMs))
    return false
  if (why === 'typed') {
    agenda.typedSinceMs ??= now
    agenda.pushAtMs = Math.min(now + typing.pauseMs, agenda.typedSinceMs + typing.mostMs)
    // What is typed over a base that must be pulled whole first tries that pull again.
    if (!isBaseWhole(context)) agenda.pullAtMs = Math.min(agenda.pullAtMs, agenda.pushAtMs)
    return true
  }
  agenda.isSessionOver = false
  agenda.isNudged = true
  agenda.pullAtMs = now
  agenda.pushAtMs = now
  return true
}

function takePoke(context: EngineContext, agenda: Agenda, head: number): boolean {
  const now = context.clock.now()
  agenda.lastSignMs = now
  context.memory.headSeen = Math.max(context.memory.headSeen, head)
  if (head <= context.store.state().cursor) return false
  agenda.pullAtMs = Math.min(agenda.pullAtMs, now + signalLimits.pokeJitterMs * context.random.next())
  return true
}

/** A stream that opens proves the line, and may have missed pokes; one that closes brings the polling back. */
function takeChannel(context: EngineContext, agenda: Agenda, isOpen: boolean): void {
  const now = context.clock.now()
  agenda.lastSignMs = now
  agenda.isChannelOpen = isOpen
  agenda.pullAtMs = Math.min(agenda.pullAtMs, isOpen ? now : now + signalLimits.silenceMs)
  if (isOpen) agenda.pushAtMs = Math.min(agenda.pushAtMs, now)
}

function isWaiting(agenda: Agenda): boolean {
  return agenda.lineFailures > 0 || agenda.pushFailures > 0 || agenda.isSessionOver
}

function isBaseWhole({ store }: EngineContext): boolean {
  const { epoch, mustRefresh } = store.state()
  return epoch !== null && !mustRefresh
}

/** Nothing is pushed before the base is whole: what waits is then no reason to wake. */
function dueAtMs(context: EngineContext, agenda: Agenda): number {
  if (agenda.isSessionOver) return never
  const canPush = isBaseWhole(context) && unsent(context).length > 0
  return Math.min(canPush ? agenda.pushAtMs : never, agenda.pullAtMs)
}
