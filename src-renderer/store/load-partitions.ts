import type { AnyRecordType, RecordBody } from '#shared/domain/core/record-type.ts'
import { upgradeRecord } from '#shared/sync/decode-row.ts'
import type { Box } from './ciphers.ts'
import type { RowChange } from './collections.ts'
import { doubtRows } from './doubt-rows.ts'
import { openBody, type SegmentHead } from './segment.ts'
import { isAside, isLive, partitionName, type Partition } from './segment-log.ts'
import { patchesOf, type VaultState } from './vault-state.ts'
import { createSlicer } from './yield-to-page.ts'

type Loader = Pick<VaultState, 'keys' | 'profileId' | 'disk' | 'types' | 'log'>

/** Whether a kind's partitions are in memory: always for eager kinds, else once asked for (law V3). */
export function isLoaded(
  state: Pick<VaultState, 'loaded' | 'types'>,
  kind: string,
  cuts?: readonly string[],
): boolean {
  if (state.types.get(kind)?.load === 'eager' || state.loaded.has(kind)) return true
  return cuts?.every((cut) => state.loaded.has(partitionName(kind, cut))) ?? false
}

/** Whether the rows of one partition belong in memory. */
export function isResident(
  state: Pick<VaultState, 'loaded' | 'types'>,
  kind: string,
  partition: string,
): boolean {
  if (isAside(partition)) return false
  return state.types.get(kind)?.load === 'eager' || state.loaded.has(kind) || state.loaded.has(partition)
}

/** Decrypts partitions into memory, once whoever asks. */
export function loadPartitions(
  state: VaultState,
  type: AnyRecordType,
  cuts?: readonly string[],
): Promise<void> {
  if (isLoaded(state, type.kind, cuts)) return Promise.resolve()
  const key = cuts ? cuts.map((cut) => partitionName(type.kind, cut)).join(' ') : type.kind
  const known = state.loading.get(key)
  if (known) return known
  const loading = load(state, type, cuts).finally(() => state.loading.delete(key))
  state.loading.set(key, loading)
  return loading
}

/** Partitions that change meanwhile are read again, so that nothing is missed. */
async function load(state: VaultState, type: AnyRecordType, cuts?: readonly string[]): Promise<void> {
  const asked = cuts ? new Set(cuts.map((cut) => partitionName(type.kind, cut))) : null
  for (;;) {
    const { log } = state
    const partitions = [...log.partitions.values()].filter(
      ({ name, kind }) => kind === type.kind && !isAside(name) && (asked?.has(name) ?? true),
    )
    const editions = partitions.map(({ edition }) => edition)
    const { changes, isDamaged } = await readPartitions(state, partitions)
    if (state.isClosed) return
    const isSame = log === state.log && partitions.every(({ edition }, index) => edition === editions[index])
    // A segment that was replaced meanwhile is not missing: read again, then judged.
    if (!isSame) continue
    if (isDamaged) void doubtRows(state, 'segment-damaged')
    for (const name of asked ?? [type.kind]) state.loaded.add(name)
    state.collections.apply(changes, () => patchesOf(state))
    state.collections.touch(type.kind)
    return
  }
}

export interface ReadRows {
  readonly changes: readonly RowChange[]
  /** A segment was missing or did not open: its rows are left out, and the base must be pulled whole. */
  readonly isDamaged: boolean
}

interface Wanted {
  readonly seq: number
  readonly head: SegmentHead
}

/** Rows asked of the disk at once, and how often: while some travel, those before them are decrypted and read. */
const groupRows = 1000
const groupsAhead = 3

/** The standing records of some partitions. */
export async function readPartitions(loader: Loader, partitions: readonly Partition[]): Promise<ReadRows> {
  const changes: RowChange[] = []
  let isDamaged = false
  const pause = createSlicer()
  const groups = inGroups(wantedOf(loader.log, partitions))
  // A few are decrypted ahead: more at once would only come back together and hold the page.
  const ahead = groups.slice(0, groupsAhead).map((group) => openGroup(loader, group))
  for (const [index, group] of groups.entries()) {
    const opened = (await ahead.shift()) ?? []
    const next = groups[index + groupsAhead]
    if (next) ahead.push(openGroup(loader, next))
    for (const [at, one] of group.entries()) {
      if (!takeBodies(loader, one, opened[at] ?? null, changes)) isDamaged = true
      await pause()
    }
  }
  return { changes, isDamaged }
}

function wantedOf(log: Loader['log'], partitions: readonly Partition[]): Wanted[] {
  return partitions
    .flatMap(({ seqs }) => seqs)
    .flatMap((seq) => {
      const head = log.segments.get(seq)
      return head && head.ids.length > 0 ? [{ seq, head }] : []
    })
}

function inGroups(wanted: readonly Wanted[]): Wanted[][] {
  const groups: Wanted[][] = []
  let room = 0
  for (const one of wanted) {
    if (room < one.head.ids.length || groups.length === 0) {
      groups.push([])
      room = groupRows
    }
    groups.at(-1)?.push(one)
    room -= one.head.ids.length
  }
  return groups
}

type Bodies = readonly Record<string, unknown>[] | null

function openGroup(loader: Loader, group: readonly Wanted[]): Promise<Bodies[]> {
  const opening = loader.disk
    .readBodies(group.map(({ seq }) => seq))
    .then((boxes) => Promise.all(group.map((one, index) => openOne(loader, one, boxes[index]))))
  // Met when its turn comes: until then nobody awaits it.
  opening.catch(() => undefined)
  return opening
}

async function openOne(loader: Loader, { seq, head }: Wanted, box: Box | undefined): Promise<Bodies> {
  return openBody(loader.keys, loader.profileId, { seq, head }, box)
}

/** False when the segment is missing or damaged. */
function takeBodies(
  { log, types }: Loader,
  { seq, head }: Wanted,
  bodies: Bodies,
  changes: RowChange[],
): boolean {
  if (bodies?.length !== head.ids.length) return false
  const type = types.get(head.kind)
  if (!type) return true
  const partition = log.partitions.get(head.partition)
  const isAllLive = partition?.held === partition?.live
  for (const [at, data] of bodies.entries())
    if (isAllLive || isLive(log, seq, head, at)) changes.push(putOf(type, head.versions[at] as number, data))
  return true
}

function putOf(type: AnyRecordType, version: number, data: Record<string, unknown>): RowChange {
  const record = version === type.version ? data : upgradeRecord(type, version, data)
  return { op: 'put', kind: type.kind, record: record as unknown as RecordBody }
}
