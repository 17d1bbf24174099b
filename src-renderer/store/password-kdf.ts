import { argon2id } from 'hash-wasm'

/** What it costs to try one password (law V2). */
export interface KdfCost {
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

/** Of new wraps. */
export const kdfTarget: KdfCost = { memoryKiB: 64 * 1024, passes: 3, lanes: 1 }
/** OWASP's floor: a wrap weaker than this is not opened, whoever wrote it. */
export const kdfFloor: KdfCost = { memoryKiB: 19 * 1024, passes: 2, lanes: 1 }

/** A fast machine pays more: under this the next wrap takes one pass more. */
const tooFastMs = 150
const passesMax = 8

export function isAcceptableCost(cost: KdfCost): boolean {
  return (
    cost.memoryKiB >= kdfFloor.memoryKiB &&
    cost.memoryKiB <= 1024 * 1024 &&
    cost.passes >= kdfFloor.passes &&
    cost.passes <= 20 &&
    cost.lanes === kdfFloor.lanes
  )
}

/** The cost of the next wrap, from what the last one took on this machine: tuned up, never down (law V2). */
export function tuneCost(cost: KdfCost, tookMs: number): KdfCost {
  const raised = {
    memoryKiB: Math.max(cost.memoryKiB, kdfTarget.memoryKiB),
    passes: Math.max(cost.passes, kdfTarget.passes),
    lanes: kdfTarget.lanes,
  }
  return tookMs < tooFastMs && raised.passes < passesMax ? { ...raised, passes: raised.passes + 1 } : raised
}

/** What makes key bytes of a password (law V2): Argon2id, or what a simulated school puts in its place. */
export type DerivePassword = typeof derivePassword

/** 32 bytes from a password. Composed forms of a letter give the same bytes (NFC). */
export async function derivePassword(
  password: string,
  salt: Uint8Array<ArrayBuffer>,
  cost: KdfCost,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await argon2id({
    password: password.normalize('NFC'),
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: 'binary',
  })
  return new Uint8Array(bytes)
}
