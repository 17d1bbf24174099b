import { z } from 'zod'
import { instantSchema } from '#shared/domain/core/kernel-schemas.ts'
import { epochMsOf } from '#shared/kernel/instant.ts'
import type { SettledCommand } from '#shared/sync/settled-command.ts'
import { open, seal } from './ciphers.ts'
import type { MidRow } from './vault-disk.ts'
import type { VaultKeys } from './vault-keys.ts'

const settledSchema = z.object({
  mid: z.int().min(1),
  name: z.string(),
  version: z.int(),
  args: z.unknown(),
  typedAt: instantSchema,
  verdict: z.enum(['applied', 'merged', 'conflict', 'rejected', 'parked']),
  code: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  settledAt: instantSchema,
  isClosed: z.boolean(),
})

type Sealer = { readonly keys: VaultKeys; readonly profileId: string }

export async function sealSettled(sealer: Sealer, settled: SettledCommand): Promise<MidRow> {
  const box = await seal(
    sealer.keys.outbox,
    JSON.stringify(settled),
    `${sealer.profileId}|settled|${settled.mid}`,
  )
  return { mid: settled.mid, box }
}

export async function openSettled(sealer: Sealer, row: MidRow): Promise<SettledCommand | null> {
  const text = await open(sealer.keys.outbox, row.box, `${sealer.profileId}|settled|${row.mid}`)
  const parsed = text === null ? null : settledSchema.safeParse(JSON.parse(text))
  return parsed?.success ? { ...parsed.data, args: parsed.data.args } : null
}

/**
 * How long a closed verdict is kept: over a night's backup and a week-end, so that a restored portal is given again
 * what it forgot (law S11). One that asks for a decision stays until it has one.
 */
export const settledDays = 8

/** Numbers of the verdicts that may be forgotten. */
export function expiredSettled(settled: Iterable<SettledCommand>, nowMs: number): number[] {
  const before = nowMs - settledDays * 86_400_000
  return [...settled].filter((one) => one.isClosed && epochMsOf(one.settledAt) < before).map(({ mid }) => mid)
}
