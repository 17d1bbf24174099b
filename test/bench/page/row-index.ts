import { recordTypes } from '#shared/domain/registry.ts'
import type { KeptRow } from '#test/bench/peers/peer.ts'

/** What a window needs in memory to answer at once, as the vault keeps it: by kind and id, by kind and period. */
export interface RowIndex {
  readonly byId: ReadonlyMap<string, ReadonlyMap<string, KeptRow>>
  readonly byPeriod: ReadonlyMap<string, ReadonlyMap<string, readonly KeptRow[]>>
}

/** The same maps by the same cuts as the vault's own, so that the same work is asked of everyone. */
export function indexRows(rows: readonly KeptRow[]): RowIndex {
  const byId = new Map<string, Map<string, KeptRow>>()
  const byPeriod = new Map<string, Map<string, KeptRow[]>>()
  for (const row of rows) {
    ofKind(byId, row.kind).set(row.id, row)
    const period = recordTypes.get(row.kind)?.partitionOf(row.data as never) ?? ''
    const periods = ofKind(byPeriod, row.kind)
    const sharing = periods.get(period)
    if (sharing) sharing.push(row)
    else periods.set(period, [row])
  }
  return { byId, byPeriod }
}

export function indexedRows(index: RowIndex): KeptRow[] {
  return [...index.byId.values()].flatMap((rows) => [...rows.values()])
}

function ofKind<T>(maps: Map<string, Map<string, T>>, kind: string): Map<string, T> {
  const known = maps.get(kind)
  if (known) return known
  const made = new Map<string, T>()
  maps.set(kind, made)
  return made
}
