import { instantOf } from '#shared/kernel/instant.ts'

/** A session unused for half a day is over; used or not, after thirty days. */
export const slidingMs = 12 * 3_600_000
export const absoluteMs = 30 * 24 * 3_600_000

/** When a session opened then and used now will end. */
export function expiryOf(openedAtMs: number, nowMs: number): string {
  return instantOf(Math.min(nowMs + slidingMs, openedAtMs + absoluteMs))
}
