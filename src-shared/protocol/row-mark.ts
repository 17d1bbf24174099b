import { fnv1a } from '#shared/kernel/fnv.ts'

/** The mark of one row in a digest (law S7): unsigned, 32 bits; the same on both sides. */
export function rowMark(row: { readonly kind: string; readonly id: string; readonly rev: number }): number {
  return fnv1a(`${row.kind}|${row.id}|${row.rev}`)
}
