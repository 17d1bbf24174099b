import type { VaultState } from './vault-state.ts'

/** The count of law S17, as this post sees it since it opened the vault. */
export interface Conservation {
  /** Accepted from the person, by the numbers given out. */
  readonly typed: number
  readonly settled: number
  readonly waiting: number
}

/** typed = Σ outcomes + pending: nothing typed is ever lost (law S17). `since`: the verdicts counted at opening. */
export function conservationOf(state: VaultState, since: number): Conservation {
  return {
    typed: state.outbox.typed,
    settled: sumOfCounts(state) - since,
    waiting: state.outbox.entries.length,
  }
}

export function sumOfCounts(state: Pick<VaultState, 'manifest'>): number {
  return Object.values(state.manifest.counts).reduce((sum, count) => sum + count, 0)
}
