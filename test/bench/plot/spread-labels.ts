/** Moves labels apart, each as near as can be to where it would stand, in the same order, within the frame. */
export function spreadLabels(wanted: readonly number[], gap: number, lowest: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => at(wanted, a) - at(wanted, b))
  const placed = new Map<number, number>()
  let free = Number.NEGATIVE_INFINITY
  for (const index of order) {
    const place = Math.max(at(wanted, index), free)
    placed.set(index, place)
    free = place + gap
  }
  // What ran over the frame is pushed back up, from the last.
  let limit = lowest
  for (const index of order.toReversed()) {
    const place = Math.min(placed.get(index) ?? lowest, limit)
    placed.set(index, place)
    limit = place - gap
  }
  return wanted.map((_, index) => placed.get(index) ?? lowest)
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN
}
