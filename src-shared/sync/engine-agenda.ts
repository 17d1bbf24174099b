/** When the engine does what next, and how its last tries went. */
export interface Agenda {
  pushAtMs: number
  pullAtMs: number
  pushFailures: number
  lineFailures: number
  lastTryMs: number
  lastPullMs: number
  lastSignMs: number
  isChannelOpen: boolean
  isSessionOver: boolean
  /** When the first command not yet pushed was typed; null when none is. */
  typedSinceMs: number | null
  /** Somebody asked during the round under way: a failure of that round is tried again at once, once. */
  isNudged: boolean
}

export function firstAgenda(nowMs: number): Agenda {
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
    isNudged: false,
    typedSinceMs: null,
  }
}
