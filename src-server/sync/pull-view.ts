import type { Acting } from '#server/commands/acting-workstation.ts'
import type { PullMessage } from '#shared/protocol/pull.ts'
import { readPageToken, type RowPlace } from './page-token.ts'
import type { PullView } from './pull-queries.ts'

/** The rights changed between two pages: the workstation begins its pull again. */
export class PullRestart extends Error {}

/** What a person may hold now. */
export interface Rights {
  readonly scopes: readonly string[]
  readonly kinds: readonly string[]
}

/** The cursor is no use: other epoch, below the floor, from the future, or of other roles (law S11). */
export function mustReset(acting: Acting, message: PullMessage): boolean {
  if (message.cursor === 0) return false
  const { clock, workstation, account } = acting
  return (
    message.epoch !== clock.epoch ||
    message.cursor < clock.floor ||
    message.cursor > clock.rev ||
    [...(message.roles ?? workstation.roles_seen ?? [])].sort().join() !== [...account.roles].sort().join()
  )
}

/** Whose rows a pull reads, and between which revisions. */
export function viewOf(school: string, message: PullMessage, rights: Rights, head: number): PullView {
  const isFirst = message.cursor === 0
  const claimed = isFirst ? [] : message.scopes
  return {
    school,
    ...rights,
    kept: claimed.filter((scope) => rights.scopes.includes(scope)),
    gained: isFirst ? [] : rights.scopes.filter((scope) => !claimed.includes(scope)),
    cursor: message.cursor,
    head,
  }
}

/** Where the rows begin: after the last page, or at the cursor, or at the very first for a back-fill. */
export function startOf(message: PullMessage, mark: string, view: PullView): RowPlace {
  if (message.page === null) return { rev: view.gained.length > 0 ? 0 : view.cursor, kind: '\uffff', id: '' }
  const place = readPageToken(message.page, mark)
  if (!place) throw new PullRestart('page of other rights')
  return place
}
