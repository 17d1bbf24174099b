/** A command alone in its push that the portal keeps failing on. */
export interface Suspect {
  readonly mid: number
  readonly failures: number
  readonly firstAtMs: number
  /** Another call was answered since: the portal itself is well. */
  readonly othersSucceed: boolean
}

export const poisonLimits = { failures: 5, duringMs: 600_000 } as const

/** Counts one more failure of the command that was alone in its push. */
export function suspectAfter(earlier: Suspect | null, mid: number, nowMs: number): Suspect {
  return earlier?.mid === mid
    ? { ...earlier, failures: earlier.failures + 1 }
    : { mid, failures: 1, firstAtMs: nowMs, othersSucceed: false }
}

/** Whether it goes into the portal's custody instead of blocking those behind it (law S4). */
export function isPoison(suspect: Suspect, nowMs: number): boolean {
  return (
    suspect.othersSucceed &&
    suspect.failures >= poisonLimits.failures &&
    nowMs - suspect.firstAtMs >= poisonLimits.duringMs
  )
}
