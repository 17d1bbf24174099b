import type { Random } from './ports.ts'

export const backOffLimits = { firstMs: 1_000, mostMs: 300_000 } as const

/**
 * How long to wait after a failure: exponential with full jitter, 1 s to 5 min (law S18).
 * @param failures in a row, the last included
 */
export function backOffMs(failures: number, random: Random): number {
  const cap = Math.min(backOffLimits.mostMs, backOffLimits.firstMs * 2 ** Math.max(0, failures - 1))
  return Math.round(cap * random.next())
}
