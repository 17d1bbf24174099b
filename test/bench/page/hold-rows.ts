import type { Held, KeptRow } from '#test/bench/peers/peer.ts'
import { indexedRows, indexRows } from './row-index.ts'

/** Rows of a peer that has no memory of its own: indexed, and held. */
export function holdRows(rows: readonly KeptRow[]): Held {
  const index = indexRows(rows)
  return { rows: () => indexedRows(index) }
}
