/** What the poke channel and the last pull tell of when to pull next (law S18). */
export interface Signals {
  readonly nowMs: number
  readonly lastPullMs: number
  /** The host hears pokes, by stream or by held polls. */
  readonly isChannelOpen: boolean
  /** When it last opened or poked. */
  readonly lastSignMs: number
}

export const signalLimits = {
  silenceMs: 35_000,
  pollMs: 60_000,
  safetyMs: 300_000,
  pokeJitterMs: 1_000,
} as const

/**
 * When to pull if nothing else asks for it. With pokes, every 5 min all the same, so that a lost one is harmless;
 * 35 s without a channel, each 60 s.
 */
export function nextPullAtMs(signals: Signals): number {
  const isHeard = signals.isChannelOpen || signals.nowMs - signals.lastSignMs < signalLimits.silenceMs
  const polled = signals.lastPullMs + signalLimits.pollMs
  if (signals.isChannelOpen) return signals.lastPullMs + signalLimits.safetyMs
  return isHeard ? Math.max(polled, signals.lastSignMs + signalLimits.silenceMs) : polled
}
