import { backOffMs } from './back-off.ts'
import type { Agenda } from './engine-agenda.ts'
import type { EngineContext } from './engine-context.ts'
import type { LineFault } from './ports.ts'
import { pullOnce, type PullResult } from './pull-round.ts'
import { pushOnce, unsent, type PushResult } from './push-round.ts'
import { nextPullAtMs, signalLimits } from './signal-schedule.ts'

/** Pushes what waits, then pulls when pushed, poked or due. */
export async function runRound(context: EngineContext, agenda: Agenda): Promise<void> {
  const { store, clock } = context
  agenda.lastTryMs = clock.now()
  agenda.isNudged = false
  const { epoch, mustRefresh } = store.state()
  let mustPull = agenda.pullAtMs <= clock.now()
  if (epoch !== null && !mustRefresh && agenda.pushAtMs <= clock.now() && unsent(context).length > 0) {
    const pushed = await pushAll(context, agenda)
    if (pushed === 'fault' || context.memory.isStopped) return
    mustPull ||= pushed === 'advanced'
  }
  if (mustPull) await pullAll(context, agenda)
}

/** The post's own disk refused in the middle of a round: full, or gone. What was not written is asked for again. */
export function restAfterRefusal(context: EngineContext, agenda: Agenda): void {
  context.watcher.sending(0, 0)
  context.watcher.pulling(null)
  agenda.lineFailures += 1
  agenda.pullAtMs = context.clock.now() + backOffMs(agenda.lineFailures, context.random)
  agenda.pushAtMs = agenda.pullAtMs
}

async function pushAll(context: EngineContext, agenda: Agenda): Promise<'advanced' | 'still' | 'fault'> {
  const total = unsent(context).length
  agenda.typedSinceMs = null
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
  const delayMs = agenda.isNudged ? 0 : backOffMs(agenda.lineFailures, context.random)
  agenda.pullAtMs = context.clock.now() + delayMs
  agenda.pushAtMs = agenda.pullAtMs
  agenda.isSessionOver = fault === 'session-ended' && !agenda.isNudged
  context.watcher.line(fault, detail)
  return 'fault'
}
