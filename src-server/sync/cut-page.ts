/**
 * Cuts what was read to one page: at a revision's end, so that a command is whole in a page; inside a
 * revision only when it alone is larger than a page.
 * @param rows in order, one more than `max` when there are others
 */
export function cutPage<Row extends { readonly rev: number }>(
  rows: readonly Row[],
  max: number,
): { rows: readonly Row[]; isLast: boolean } {
  if (rows.length <= max) return { rows, isLast: true }
  const nextRev = rows[max]?.rev
  const end = rows.findIndex((row) => row.rev === nextRev)
  return { rows: rows.slice(0, end > 0 ? end : max), isLast: false }
}
