import { epochMsOf, type Instant } from '#shared/kernel/instant.ts'

/** Failed offline tries in a row close offline unlocking until an online sign-in (law L3). */
export const offlineTriesMax = 5

/** Seconds to wait after the first, second, third and fourth failure. */
const waitSeconds = [1, 3, 10, 30] as const

export interface Tries {
  readonly failures: number
  readonly lastFailedAt: Instant | null
}

export type TryDecision =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'closed' }

/** Whether a password may be tried offline now. A clock put back makes one wait the whole delay again, never less. */
export function mayTryOffline(tries: Tries, nowMs: number): TryDecision {
  if (tries.failures >= offlineTriesMax) return { kind: 'closed' }
  if (tries.failures === 0 || tries.lastFailedAt === null) return { kind: 'allowed' }
  const delayMs = (waitSeconds[tries.failures - 1] ?? 0) * 1000
  const passedMs = nowMs - epochMsOf(tries.lastFailedAt)
  if (passedMs >= delayMs) return { kind: 'allowed' }
  return { kind: 'wait', seconds: Math.ceil((delayMs - Math.max(0, passedMs)) / 1000) }
}

/** Counted before the try: a post switched off in between has not gained one. */
export function countTry(tries: Tries, now: Instant): Tries {
  return { failures: tries.failures + 1, lastFailedAt: now }
}

export const noTries: Tries = { failures: 0, lastFailedAt: null }
