import { put, type Change, type Facts } from '#shared/domain/core/command.ts'
import { entryRecord, type CahierEntry, type EntryId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { sealOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { sealChainRecord } from './seal-chain.ts'
import { nextSeal, type ChainEnd, type SealingAct } from './seal-rules.ts'
import type { AddendumId, CahierId, SealTarget } from './seal.ts'
import { covers } from './visa-rules.ts'
import type { VisaNotice } from './visa-notice.ts'

/** One entry to seal; its cahier says which chain is read. */
export interface GrantItem {
  readonly entryId: EntryId
  readonly cahierId: CahierId
}

/** What is still open in an entry: itself, then each addendum that no seal holds yet. */
export function openTargets(entry: CahierEntry): readonly SealTarget[] {
  const sealed = new Set(
    entry.seals.flatMap(({ target }) => (target.kind === 'addendum' ? [target.addendumId] : [])),
  )
  const isOpen = ({ id }: { readonly id: AddendumId }) => !sealed.has(id)
  const addenda = entry.addenda.filter(isOpen)
  return [
    ...(sealOf(entry) ? [] : [{ kind: 'entry' } as const]),
    ...addenda.map(({ id }): SealTarget => ({ kind: 'addendum', addendumId: id })),
  ]
}

/** The entries of a gesture that may be sealed under its notice; the others are left, and told. */
export function sealable(
  facts: Facts,
  items: readonly GrantItem[],
  notice: VisaNotice,
): readonly CahierEntry[] {
  return items.flatMap(({ entryId, cahierId }) => {
    const entry = facts.get(entryRecord, entryId)
    const isRight = entry && entry.cahierId === cahierId && covers(notice, entry)
    return isRight && openTargets(entry).length > 0 ? [entry] : []
  })
}

/** Whether a gesture names an entry that its notice does not cover, or that is not there. */
export function countLeft(facts: Facts, items: readonly GrantItem[], notice: VisaNotice): number {
  return items.filter(({ entryId, cahierId }) => {
    const entry = facts.get(entryRecord, entryId)
    return !entry || entry.cahierId !== cahierId || !covers(notice, entry)
  }).length
}

interface Sealing {
  readonly entries: readonly CahierEntry[]
  readonly chains: ReadonlyMap<CahierId, ChainEnd>
}

function sealAll(
  entry: CahierEntry,
  act: SealingAct,
  from: ChainEnd,
): { entry: CahierEntry; chain: ChainEnd } {
  let chain = from
  const seals = openTargets(entry).map((target) => {
    const seal = nextSeal(entry, target, act, chain)
    chain = { length: seal.index, head: seal.hash }
    return seal
  })
  return { entry: { ...entry, seals: [...entry.seals, ...seals] }, chain }
}

/** Seals entries in the order of their lessons, each cahier along its own chain. */
export function seal(facts: Facts, entries: readonly CahierEntry[], act: SealingAct): Sealing {
  const ordered = [...entries].sort((a, b) =>
    `${a.date} ${a.start} ${a.id}` < `${b.date} ${b.start} ${b.id}` ? -1 : 1,
  )
  const chains = new Map<CahierId, ChainEnd>()
  const sealed = ordered.map((entry) => {
    const from = chains.get(entry.cahierId) ?? facts.get(sealChainRecord, entry.cahierId)
    const done = sealAll(entry, act, from ?? { length: 0, head: null })
    chains.set(entry.cahierId, done.chain)
    return done.entry
  })
  return { entries: sealed, chains }
}

/** What a sealing writes: the entries, and where each chain stands. */
export function sealingChanges({ entries, chains }: Sealing): readonly Change[] {
  return [
    ...entries.map((entry) => put(entryRecord, entry)),
    ...[...chains].flatMap(([id, { length, head }]) =>
      head === null ? [] : [put(sealChainRecord, { id, length, head })],
    ),
  ]
}
