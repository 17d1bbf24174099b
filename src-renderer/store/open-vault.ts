import { sameValue } from '#shared/kernel/canonical-json.ts'
import type { SettledCommand } from '#shared/sync/settled-command.ts'
import { markOf, type Box } from './ciphers.ts'
import { createCollections } from './collections.ts'
import { doubtRows } from './doubt-rows.ts'
import { endScopes, keepTime } from './end-scopes.ts'
import { readPartitions } from './load-partitions.ts'
import { loadPendingReads } from './load-pending-reads.ts'
import { emptyManifest, openManifest, sealManifest, type Manifest } from './manifest.ts'
import { createOutbox } from './outbox.ts'
import { recoverOutbox } from './recover-outbox.ts'
import { openHead } from './segment.ts'
import { addSegment, createLog, isAside, type SegmentLog } from './segment-log.ts'
import { openSettled } from './settled-rows.ts'
import { createTurnQueue } from './turn-queue.ts'
import type { VaultImage } from './vault-disk.ts'
import { patchesOf, schemaOf, type VaultParts, type VaultState } from './vault-state.ts'
import { createSlicer } from './yield-to-page.ts'

/** What opening found: the state, and the profile's drafts. */
export interface OpenedVault {
  readonly state: VaultState
  readonly image: VaultImage
}

/**
 * Opens a profile whose keys are known: heads and eager partitions are decrypted, the outbox is joined with the
 * journal (law V4), the patches are laid. Whatever is damaged is set to be pulled again; nothing of the person's own
 * depends on it (law S11).
 */
export async function openVault(parts: VaultParts): Promise<OpenedVault> {
  const image = await parts.disk.readImage()
  const manifest = await openManifest(parts, image.meta)
  const hadContent = image.segments.length > 0 || image.outbox.length > 0
  const log = createLog()
  const [isWhole, recovered, settled] = await Promise.all([
    readLog(parts, image, manifest ?? emptyManifest, log),
    recoverOutbox(parts, image.outbox, manifest),
    Promise.all(image.settled.map((row) => openSettled(parts, row))),
  ])
  if (settled.includes(null)) parts.report('verdict-damaged')
  const state: VaultState = {
    ...parts,
    collections: createCollections(parts.types),
    outbox: createOutbox(recovered.commands, recovered.nextMid, recovered.numbering),
    settled: new Map(
      settled.filter((one): one is SettledCommand => one !== null).map((one) => [one.mid, one]),
    ),
    settledEdition: 1,
    loaded: new Set(),
    loading: new Map(),
    writing: createTurnQueue(),
    listeners: new Set(),
    log,
    nextSeq: nextSeqOf(image, manifest),
    manifest: manifest ?? { ...emptyManifest, numbering: recovered.numbering },
    isClosed: false,
  }
  // What ended while the post was off is gone before anything is opened (law S10).
  await endScopes(state)
  // And the hour is written down before anybody can put it back.
  await keepTime(state).catch(() => parts.report('manifest-unwritable'))
  const isDamaged = await loadEager(state)
  await loadPendingReads(state)
  if (manifest ? !isWhole || isDamaged : hadContent) void doubtRows(state, 'base-damaged')
  if (mustReread(state)) void doubtRows(state, 'newer-kinds-readable')
  return { state, image }
}

/** Never under a number that is on the disk, even if the manifest was lost or replayed. */
function nextSeqOf(image: VaultImage, manifest: Manifest | null): number {
  return image.segments.reduce((next, { seq }) => Math.max(next, seq + 1), manifest?.nextSeq ?? 1)
}

/** Rebuilds the log from the heads. False when a segment is missing, replayed, swapped or damaged (law V3). */
async function readLog(
  parts: VaultParts,
  image: VaultImage,
  manifest: Manifest,
  log: SegmentLog,
): Promise<boolean> {
  const standing = new Map(manifest.segments)
  const rows = image.segments.filter(({ seq, head }) => isMarked(head, standing.get(seq)))
  const heads = await Promise.all(rows.map((row) => openHead(parts.keys, parts.profileId, row)))
  const pause = createSlicer()
  for (const [index, row] of rows.entries()) {
    const head = heads[index]
    if (head) addSegment(log, row.seq, head)
    await pause()
  }
  return rows.length === standing.size && image.segments.length === rows.length && !heads.includes(null)
}

function isMarked(head: Box, mark: string | undefined): boolean {
  return head instanceof Uint8Array && markOf(head) === mark
}

/** True when something did not open. */
async function loadEager(state: VaultState): Promise<boolean> {
  const partitions = [...state.log.partitions.values()].filter(
    ({ name, kind }) => !isAside(name) && state.types.get(kind)?.load === 'eager',
  )
  const { changes, isDamaged } = await readPartitions(state, partitions)
  state.collections.apply(changes)
  state.collections.setPatches(patchesOf(state))
  return isDamaged
}

/** Rows were set aside by a version that read less than this one: they are pulled again, in their place (law S12). */
function mustReread(state: VaultState): boolean {
  const hasAside = [...state.log.partitions.values()].some(({ name, live }) => isAside(name) && live > 0)
  return hasAside && !sameValue(state.manifest.schema, schemaOf(state.types))
}

/** Writes what tells a new profile from one whose tables were lost. */
export async function initVault(parts: Pick<VaultParts, 'keys' | 'profileId' | 'disk'>): Promise<void> {
  await parts.disk.write({ meta: [await sealManifest(parts, emptyManifest)] })
}
