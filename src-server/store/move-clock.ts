import { sql } from 'kysely'
import type { Change } from '#shared/domain/core/command.ts'
import type { HeadNews } from './head-news.ts'
import type { HeldClock } from './lock-clock.ts'
import type { Tx } from './tables.ts'

/** Kinds that tell who teaches whom (C18) and who may read what (C2): a change there may change what a person holds. */
export const postingKinds: ReadonlySet<string> = new Set([
  'lesson',
  'teachingService',
  'division',
  'readingPass',
  'readingConsent',
])

/** The clock as it stands once these changes have taken the revisions up to `rev`. */
export function clockAt(clock: HeldClock, rev: number, changes: readonly Change[]): HeldClock {
  const isPosting = changes.some((change) => postingKinds.has(change.kind))
  return { ...clock, rev, posting_rev: isPosting ? rev : clock.posting_rev }
}

/** A notice of PostgreSQL holds 8,000 bytes. More scopes than these are news for everybody. */
function fewScopes(scopes: ReadonlySet<string>): readonly string[] | null {
  const listed = [...scopes]
  return listed.join().length < 4000 ? listed : null
}

/**
 * Writes where the clock stands, in the transaction that holds it, and tells its portals at the commit (law S18).
 * @param touched the scopes of the rows that were written, those that they left included
 */
export async function moveClock(
  tx: Tx,
  from: HeldClock,
  to: HeldClock,
  touched: ReadonlySet<string>,
): Promise<void> {
  const { school, rev, posting_rev } = to
  const scopes = posting_rev === from.posting_rev ? fewScopes(touched) : null
  const news: HeadNews = { school, head: rev, scopes }
  await tx
    .updateTable('school_clock')
    .set({ rev, posting_rev })
    .where('school', '=', school)
    .returning(sql`pg_notify('pupitre_head', ${JSON.stringify(news)})`.as('told'))
    .execute()
}
