import { z } from 'zod'
import { markOf, open, seal } from './ciphers.ts'
import type { NamedRow, SegmentRow } from './vault-disk.ts'
import type { VaultKeys } from './vault-keys.ts'
import { instantSchema } from '#shared/domain/core/kernel-schemas.ts'

const count = z.int().min(0)

/** What a profile holds of the portal, and which segments make it up: rewritten in every transaction that changes them. */
export const manifestSchema = z.object({
  v: z.literal(1),
  epoch: z.string().nullable(),
  cursor: count,
  scopes: z.array(z.string()),
  /** Roles under which the rows were chosen. Manifests of before say none. */
  roles: z.array(z.string()).nullable().default(null),
  /** When those end that are held for a time only (law S10). Manifests of before name none. */
  scopeEnds: z.record(z.string(), instantSchema).default({}),
  /** The portal's clock as it was last heard, and how late it is known to be (law S6). */
  portalTime: z.object({ skewMs: z.number(), seen: instantSchema }).nullable().default(null),
  confirmedMid: count,
  mustRefresh: z.boolean(),
  /** The portal's time at the last checkpoint. */
  dataAsOf: instantSchema.nullable(),
  schoolYear: z.int().nullable(),
  /** Record versions that were readable when the base was pulled whole: what was set aside is asked for again after an upgrade (law S12). */
  schema: z.record(z.string(), z.int()),
  /** Raised when waiting commands are numbered anew: journal entries of earlier numberings are void. */
  numbering: count,
  nextSeq: z.int().min(1),
  /** Numbers of the standing segments with the mark of each head: a missing, a replayed one, one of another life shows (law V3). */
  segments: z.array(z.tuple([z.int(), z.string()])),
  /** Verdicts received, by kind (law S17). */
  counts: z.object({ applied: count, merged: count, conflict: count, rejected: count, parked: count }),
})
export type Manifest = z.infer<typeof manifestSchema>

export const emptyManifest: Manifest = {
  v: 1,
  epoch: null,
  cursor: 0,
  scopes: [],
  roles: null,
  scopeEnds: {},
  portalTime: null,
  confirmedMid: 0,
  mustRefresh: false,
  dataAsOf: null,
  schoolYear: null,
  schema: {},
  numbering: 0,
  nextSeq: 1,
  segments: [],
  counts: { applied: 0, merged: 0, conflict: 0, rejected: 0, parked: 0 },
}

/** A segment as the manifest names it. */
export function namedInManifest({ seq, head }: SegmentRow): Manifest['segments'][number] {
  return [seq, markOf(head)]
}

const rowName = 'manifest'

type Sealer = { readonly keys: VaultKeys; readonly profileId: string }

export async function sealManifest(sealer: Sealer, manifest: Manifest): Promise<NamedRow> {
  const box = await seal(sealer.keys.meta, JSON.stringify(manifest), `${sealer.profileId}|${rowName}`)
  return { name: rowName, box }
}

/** Null when there is none that opens: the base is then lost, the outbox is not (law S11). */
export async function openManifest(sealer: Sealer, rows: readonly NamedRow[]): Promise<Manifest | null> {
  const row = rows.find(({ name }) => name === rowName)
  const text = row ? await open(sealer.keys.meta, row.box, `${sealer.profileId}|${rowName}`) : null
  const parsed = text === null ? null : manifestSchema.safeParse(JSON.parse(text))
  return parsed?.success ? parsed.data : null
}
