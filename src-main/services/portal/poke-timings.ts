export interface PokeTimings {
  /** Silence after which the stream is taken for dead (law S18). */
  readonly silenceMs: number
  /** How long the portal is asked to hold a long poll. */
  readonly holdMs: number
  readonly pollEveryMs: number
  /** How long the fallback lasts before the stream is tried again. */
  readonly fallbackMs: number
  readonly backOff: { readonly firstMs: number; readonly mostMs: number }
}

export const pokeTimings: PokeTimings = {
  silenceMs: 35_000,
  holdMs: 25_000,
  pollEveryMs: 60_000,
  fallbackMs: 300_000,
  backOff: { firstMs: 1_000, mostMs: 300_000 },
}

export interface PokeSink {
  poke(head: number): unknown
  channel(isOpen: boolean): unknown
}
