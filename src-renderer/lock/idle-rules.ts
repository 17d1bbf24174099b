/** Seconds of warning before the lock, dismissed by any key (law L1). */
export const warningSeconds = 20

/** A clock set right by a few seconds is not a clock put back. */
const clockToleranceMs = 5_000

export interface IdleLook {
  readonly nowMs: number
  /** Wall clock at the previous look. */
  readonly lastLookMs: number
  readonly lastActivityMs: number
  readonly limitMs: number
  /** Of the whole system; null when it cannot tell. */
  readonly systemIdleMs: number | null
}

export type IdleDecision =
  | { readonly kind: 'stay' }
  | { readonly kind: 'warn'; readonly secondsLeft: number }
  | { readonly kind: 'lock'; readonly why: 'idle' | 'clock-back' }

/**
 * Law L1. In-app inactivity comes first, by the wall clock: a shared post stays « active » under someone else's
 * hands, and a machine that slept must lock when it wakes.
 */
export function decideIdle(look: IdleLook): IdleDecision {
  if (look.nowMs < look.lastLookMs - clockToleranceMs) return { kind: 'lock', why: 'clock-back' }
  const idleMs = Math.max(look.nowMs - look.lastActivityMs, look.systemIdleMs ?? 0)
  if (idleMs >= look.limitMs) return { kind: 'lock', why: 'idle' }
  const leftMs = look.limitMs - idleMs
  return leftMs <= warningSeconds * 1000
    ? { kind: 'warn', secondsLeft: Math.ceil(leftMs / 1000) }
    : { kind: 'stay' }
}
