import { fnv1a } from '#shared/kernel/fnv.ts'
import type { PageToken } from '#shared/protocol/pull.ts'

/** The last row of a page. */
export interface RowPlace {
  readonly rev: number
  readonly kind: string
  readonly id: string
}

/** What must hold from the first page of a set to the last: the epoch, the scopes, the kinds. */
export function pageMark(epoch: string, scopes: readonly string[], kinds: readonly string[]): string {
  return fnv1a([epoch, ...[...scopes].sort(), '', ...kinds].join('|')).toString(36)
}

export function writePageToken(head: number, mark: string, place: RowPlace): PageToken {
  return { head, after: `${mark}|${place.rev}|${place.kind}|${place.id}` }
}

/** Null when the token is not of this epoch and these rights any more, or was never ours. */
export function readPageToken(token: PageToken, mark: string): RowPlace | null {
  const [tokenMark, rev, kind, ...id] = token.after.split('|')
  if (tokenMark !== mark || !/^\d{1,15}$/.test(rev ?? '') || kind === undefined) return null
  return { rev: Number(rev), kind, id: id.join('|') }
}
