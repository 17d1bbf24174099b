import { sameValue } from '#shared/kernel/canonical-json.ts'

/** The three sides of a clash on one field. */
export interface Sides<T> {
  /** What the author saw when he typed. */
  readonly base: T
  readonly mine: T
  /** What the portal holds now. */
  readonly theirs: T
}

export type MergedField<T> =
  | { readonly kind: 'set'; readonly value: T }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'clash'; readonly sides: Sides<T> }

/**
 * Compare-and-set (law S14), and the first half of law S15: a field that nobody changed since is set,
 * identical values are no conflict, anything else is a clash that a person settles.
 */
export function mergeField<T>(sides: Sides<T>): MergedField<T> {
  if (sameValue(sides.mine, sides.theirs)) return { kind: 'unchanged' }
  if (sameValue(sides.base, sides.theirs)) return { kind: 'set', value: sides.mine }
  return { kind: 'clash', sides }
}

/** Additions and removals commute (law S16): what others added since stays, what others removed stays removed. */
export function mergeSet<T extends string>(
  current: readonly T[],
  change: { add: readonly T[]; remove: readonly T[] },
): T[] {
  const removed = new Set(change.remove)
  return [...new Set([...current, ...change.add])].filter((item) => !removed.has(item))
}
