import type { HostClient } from '#shared/bridge/host-contract.ts'
import { decideIdle } from './idle-rules.ts'
import type { LockWhy } from './session.ts'

export interface IdleParts {
  readonly host: Pick<HostClient, 'lock'>
  /** Minutes without a key for this kind of post, as the school sets them. */
  readonly limitMs: () => number
  readonly warn: (secondsLeft: number | null) => void
  readonly lock: (why: LockWhy) => void
  readonly now?: () => number
}

/** What a person does beside typing. Moving the mouse is activity; a sound, a poke or a timer is not. */
const gestures = ['pointerdown', 'pointermove', 'wheel', 'touchstart'] as const
const lookEveryMs = 1_000
const systemEveryMs = 10_000

let hears: ((event: KeyboardEvent) => boolean) | null = null

/** Told of each key before the page is, by main.tsx: true for one that the page must not have (law L1). */
export function isKeySpent(event: KeyboardEvent): boolean {
  return hears?.(event) ?? false
}

function hearKeys(isSpent: (event: KeyboardEvent) => boolean): () => void {
  hears = isSpent
  return () => {
    if (hears === isSpent) hears = null
  }
}

/** Watches until stopped (law L1): each second, on resume, on focus, and before any key counts as activity. */
export function watchIdle(parts: IdleParts): { stay(): void; stop(): void } {
  const { host, now = () => Date.now() } = parts
  const seen = {
    lastLookMs: now(),
    lastActivityMs: now(),
    systemIdleMs: null as number | null,
    systemAtMs: now(),
  }

  const look = () => {
    const nowMs = now()
    const decision = decideIdle({ ...seen, nowMs, limitMs: parts.limitMs() })
    seen.lastLookMs = nowMs
    if (decision.kind === 'lock') parts.lock(decision.why)
    else parts.warn(decision.kind === 'warn' ? decision.secondsLeft : null)
    return decision.kind
  }
  const pointer = { x: -1, y: -1 }
  // The key that wakes a machine must find it locked: look first, then count it as activity.
  const act = (event?: Event) => {
    if (event?.type === 'pointermove' && !hasMoved(event as PointerEvent, pointer)) return 'stay'
    const found = look()
    if (found === 'lock') return found
    seen.lastActivityMs = now()
    seen.systemIdleMs = null
    parts.warn(null)
    return found
  }
  // Nor does the key that answers the warning do anything else: an A to stay must not mark a pupil absent.
  const isSpent = (event: KeyboardEvent) => {
    const found = act(event)
    return found === 'lock' || (found === 'warn' && isGesture(event))
  }
  const tick = () => {
    look()
    if (now() - seen.systemAtMs < systemEveryMs) return
    seen.systemAtMs = now()
    host.lock.systemIdle({}).then(
      ({ seconds }) => (seen.systemIdleMs = believable(seconds, now() - seen.lastActivityMs)),
      () => (seen.systemIdleMs = null),
    )
  }

  const stops = [
    every(lookEveryMs, tick),
    hearKeys(isSpent),
    listen(window, gestures, act, { capture: true, passive: true }),
    listen(window, ['focus'], look),
    listen(document, ['visibilitychange'], look),
    host.lock.on('mustLock', ({ why }) => parts.lock(why)),
    host.lock.on('resumed', () => void look()),
  ]
  return { stay: () => void act(), stop: () => stops.forEach((stop) => stop()) }
}

function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms)
  return () => clearInterval(timer)
}

function listen(
  target: EventTarget,
  names: readonly string[],
  work: (event: Event) => void,
  options: AddEventListenerOptions = {},
): () => void {
  for (const name of names) target.addEventListener(name, work, options)
  return () => {
    for (const name of names) target.removeEventListener(name, work, options)
  }
}

/** A key of the page itself: not one that moves by Tab, nor typed in a field, nor a shortcut (Ctrl+L locks at once). */
function isGesture(event: KeyboardEvent): boolean {
  const isTyped = event.target instanceof Element && event.target.closest('input, textarea') !== null
  return !isTyped && !event.ctrlKey && !event.altKey && !event.metaKey && event.key !== 'Tab'
}

/** A page that redraws under a still mouse gives moves that nobody made. */
function hasMoved(event: PointerEvent, last: { x: number; y: number }): boolean {
  const isSame = event.screenX === last.x && event.screenY === last.y
  last.x = event.screenX
  last.y = event.screenY
  return !isSame
}

/** Some desktops do not see the keyboard: a system that was idle while we were not is not believed. */
function believable(seconds: number | null, inAppMs: number): number | null {
  return seconds === null || seconds * 1000 > inAppMs + 15_000 ? null : seconds * 1000
}
