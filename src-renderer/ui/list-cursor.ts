/** Where a cursor goes in a list laid in columns, read down then across (roll call: two columns of 17). */
export interface ListShape {
  readonly count: number
  /** Rows of a column; `count` when there is one column. */
  readonly rows: number
  /** Rows that a page key jumps. */
  readonly page?: number
}

/** The place reached from `index` by a key, or null when the key is no move. */
export function moveCursor(index: number, key: string, shape: ListShape): number | null {
  const { count, rows, page = 10 } = shape
  const keep = (next: number) => Math.min(Math.max(next, 0), Math.max(0, count - 1))
  switch (key) {
    case 'ArrowDown':
      return keep(index + 1)
    case 'ArrowUp':
      return keep(index - 1)
    case 'ArrowRight':
      return index + rows < count ? index + rows : index
    case 'ArrowLeft':
      return index - rows >= 0 ? index - rows : index
    case 'PageDown':
      return keep(index + page)
    case 'PageUp':
      return keep(index - page)
    case 'Home':
      return 0
    case 'End':
      return keep(count - 1)
    default:
      return null
  }
}
