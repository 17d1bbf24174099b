import type { PullAnswer } from '#shared/protocol/pull.ts'
import type { SyncState } from './ports.ts'

/** What was asked, and the pages of the set so far. */
interface Asked {
  readonly state: Pick<SyncState, 'epoch' | 'cursor'>
  readonly fresh: boolean
  readonly first: PullAnswer
  /** Tokens already followed. */
  readonly followed: ReadonlySet<string>
}

/**
 * What in a page contradicts what was asked or the pages before it (law S7): nothing of such a set may be applied,
 * and the cursor never goes back. Null when nothing does.
 */
export function contradicts({ state, fresh, first, followed }: Asked, page: PullAnswer): string | null {
  if (!fresh && page.epoch !== state.epoch) return 'epoch-untold'
  if (!fresh && page.head < state.cursor) return 'head-behind'
  if (page.head !== first.head) return 'head-moved'
  if (page.next !== null && (page.next.head !== page.head || followed.has(page.next.after)))
    return 'page-repeated'
  if (page.rows.some(({ rev }) => rev < 0 || rev > page.head)) return 'row-ahead'
  return null
}
