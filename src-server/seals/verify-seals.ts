import { verify, type KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { entryRecord, type CahierEntry, type EntryId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { sealChainRecord } from '#shared/domain/cahier-de-textes/visa/seal-chain.ts'
import { faultsOf, type SealFault } from '#shared/domain/cahier-de-textes/visa/seal-rules.ts'
import type { CahierId, Seal } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import { readRecords, upToDate } from '#server/store/record-rows.ts'
import type { Database, Tx } from '#server/store/tables.ts'
import { publicKeysOf } from './signing-key.ts'

/** What is wrong with one seal, or with the chain of a cahier. */
export type VerifiedFault =
  | {
      readonly kind: 'seal'
      readonly entryId: EntryId
      readonly cahierId: CahierId
      readonly date: string
      readonly index: number
      readonly fault: SealFault | 'signature-wrong' | 'key-unknown'
    }
  | {
      readonly kind: 'chain'
      readonly cahierId: CahierId
      /** A seal of the chain is not there; two stand at one place; one does not bind to the one before it; the portal's witness saw more. */
      readonly fault: 'seal-missing' | 'seal-twice' | 'chain-broken' | 'chain-shorter'
      readonly index: number
    }

/** What a re-check of a school's visas found. */
export interface Verification {
  readonly cahiers: number
  readonly entries: number
  readonly seals: number
  readonly faults: readonly VerifiedFault[]
}

interface PlacedSeal {
  readonly entry: CahierEntry
  readonly seal: Seal
}

function signatureFault(
  seal: Seal,
  keys: ReadonlyMap<string, KeyObject>,
): 'signature-wrong' | 'key-unknown' | null {
  if (seal.signature === null) return null
  const key = keys.get(seal.signature.keyId)
  if (!key) return 'key-unknown'
  const isRight = verify(
    null,
    Buffer.from(seal.hash, 'hex'),
    key,
    Buffer.from(seal.signature.value, 'base64url'),
  )
  return isRight ? null : 'signature-wrong'
}

/** Whether one seal still holds what it sealed, is itself untouched, and bears the portal's signature. */
export function sealFaults(
  school: string,
  { entry, seal }: PlacedSeal,
  keys: ReadonlyMap<string, KeyObject>,
): readonly VerifiedFault[] {
  const wrong = signatureFault(seal, keys)
  const faults = [...faultsOf(school, entry, seal), ...(wrong ? [wrong] : [])]
  const place = { kind: 'seal', entryId: entry.id, cahierId: entry.cahierId, date: entry.date } as const
  return faults.map((fault) => ({ ...place, index: seal.index, fault }))
}

/** What the place of a seal in its chain is judged by. */
export type ChainLink = Pick<Seal, 'index' | 'hash' | 'previous'>

/** Whether the seals of a cahier are one unbroken chain that goes as far as it was ever seen to go. */
export function chainFaults(
  cahierId: CahierId,
  seals: readonly ChainLink[],
  known: { readonly length: number; readonly head: string },
): readonly VerifiedFault[] {
  const faults: VerifiedFault[] = []
  const say = (fault: Extract<VerifiedFault, { kind: 'chain' }>['fault'], index: number) =>
    faults.push({ kind: 'chain', cahierId, fault, index })
  const byIndex = new Map<number, ChainLink>()
  for (const seal of seals) {
    if (byIndex.has(seal.index)) say('seal-twice', seal.index)
    byIndex.set(seal.index, seal)
  }
  const length = Math.max(0, ...byIndex.keys())
  for (let index = 1; index <= length; index++) {
    const seal = byIndex.get(index)
    if (!seal) say('seal-missing', index)
    else if (seal.previous !== (byIndex.get(index - 1)?.hash ?? null)) say('chain-broken', index)
  }
  if (known.length > length) say('chain-shorter', known.length)
  else if (known.length === length && byIndex.get(length)?.hash !== known.head) say('chain-broken', length)
  return faults
}

interface ChainEnd {
  readonly length: number
  readonly head: string
}

/** The furthest that each chain was ever seen, by the base or by the portal's witness, which no restore shortens. */
async function furthestEnds(db: Database | Tx, school: string): Promise<ReadonlyMap<string, ChainEnd>> {
  const ends = new Map<string, ChainEnd>()
  const see = (id: string, end: ChainEnd) => {
    if ((ends.get(id)?.length ?? 0) < end.length) ends.set(id, end)
  }
  for (const { record } of await readRecords(db, school, sealChainRecord)) see(record.id, record)
  const seen = await db
    .selectFrom('seal_witness')
    .select(['cahier_id', 'length', 'head'])
    .where('school', '=', school)
    .orderBy('length', 'desc')
    .execute()
  for (const row of seen) see(row.cahier_id, row)
  return ends
}

/** How far a re-check is, and when it gives way or stops; nothing of it when nobody waits. */
export interface VerifyWatch {
  progress(done: number, total: number): void
  /** Called after each entry. @throws to stop */
  breathe(): Promise<void>
}

const unwatched: VerifyWatch = { progress: () => undefined, breathe: () => Promise.resolve() }
const entriesAtOnce = 100

/** Entries that bear a seal, some at a time, in the order of their ids. */
async function* sealedEntries(tx: Tx, school: string, watch: VerifyWatch): AsyncGenerator<CahierEntry> {
  const sealed = tx
    .selectFrom('record')
    .where('school', '=', school)
    .where('kind', '=', entryRecord.kind)
    .where('deleted', '=', false)
    .where(sql<boolean>`jsonb_array_length(data->'seals') > 0`)
  const counted = await sealed.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow()
  const total = Number(counted.count)
  let after = ''
  for (let done = 0; ;) {
    watch.progress(done, total)
    const query = sealed.select(['id', 'version', 'data']).where('id', '>', after).orderBy('id')
    const rows = await query.limit(entriesAtOnce).execute()
    for (const row of rows) yield upToDate(entryRecord, row.version, row.data)
    after = rows.at(-1)?.id ?? after
    done += rows.length
    if (rows.length < entriesAtOnce) return watch.progress(done, total)
  }
}

async function verifyAsOfNow(tx: Tx, school: string, watch: VerifyWatch): Promise<Verification> {
  const keys = await publicKeysOf(tx, school)
  const ends = await furthestEnds(tx, school)
  const cahiers = new Map<CahierId, ChainLink[]>([...ends.keys()].map((id) => [id as CahierId, []]))
  const faults: VerifiedFault[] = []
  let [entries, seals] = [0, 0]
  for await (const entry of sealedEntries(tx, school, watch)) {
    const links = cahiers.get(entry.cahierId) ?? []
    cahiers.set(entry.cahierId, links)
    for (const seal of entry.seals) {
      faults.push(...sealFaults(school, { entry, seal }, keys))
      links.push({ index: seal.index, hash: seal.hash, previous: seal.previous })
    }
    entries += 1
    seals += entry.seals.length
    await watch.breathe()
  }
  for (const [id, links] of cahiers)
    faults.push(...chainFaults(id, links, ends.get(id) ?? { length: 0, head: '' }))
  return { cahiers: cahiers.size, entries, seals, faults }
}

/** Re-checks every visa of a school, as of one moment: contents, digests, signatures, chains (C1). */
export async function verifySeals(
  db: Database | Tx,
  school: string,
  watch: VerifyWatch = unwatched,
): Promise<Verification> {
  const asOfNow = (tx: Tx) => verifyAsOfNow(tx, school, watch)
  if (db.isTransaction) return asOfNow(db as Tx)
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(asOfNow)
}
