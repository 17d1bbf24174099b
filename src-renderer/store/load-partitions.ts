import type { AnyRecordType, RecordBody } from '#shared/domain/core/record-type.ts'
import { upgradeRecord } from '#shared/sync/decode-row.ts'
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
    if (isDamaged) void doubtRows(state, 'segment-damaged')
    const isSame = log === state.log && partitions.every(({ edition }, index) => edition === editions[index])
    if (!isSame) continue
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

const openAhead = 3

/** The standing records of some partitions. */
export async function readPartitions(loader: Loader, partitions: readonly Partition[]): Promise<ReadRows> {
  const { log, types } = loader
  const changes: RowChange[] = []
  let isDamaged = false
  const pause = createSlicer()
  const wanted = partitions
    .flatMap(({ seqs }) => seqs)
    .flatMap((seq) => {
      const head = log.segments.get(seq)
      return head && head.ids.length > 0 ? [{ seq, head }] : []
    })
  const boxes = await loader.disk.readBodies(wanted.map(({ seq }) => seq))
  const open = (index: number) => {
    const one = wanted[index]
    const box = boxes[index]
    return one && box
      ? openBody(loader.keys, loader.profileId, { seq: one.seq, partition: one.head.partition }, box)
      : null
  }
  // A few are decrypted ahead: more at once would only come back together and hold the page.
  const ahead = Array.from({ length: openAhead }, (_, index) => open(index))
  for (const [index, { seq, head }] of wanted.entries()) {
    const bodies = (await ahead.shift()) ?? null
    ahead.push(open(index + openAhead))
    const type = types.get(head.kind)
    if (bodies?.length !== head.ids.length) isDamaged = true
    else if (type)
      bodies.forEach((data, at) => {
        if (isLive(log, seq, head, at)) changes.push(putOf(type, head, at, data))
      })
    await pause()
  }
  return { changes, isDamaged }
}

function putOf(type: AnyRecordType, head: SegmentHead, at: number, data: Record<string, unknown>): RowChange {
  const record = upgradeRecord(type, head.versions[at] as number, data) as unknown as RecordBody
  return { op: 'put', kind: head.kind, record }
}
