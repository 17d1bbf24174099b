import type { Change } from '#shared/domain/core/command.ts'
import type { AnyRecordType } from '#shared/domain/core/record-type.ts'
import { recordTypes as allTypes } from '#shared/domain/registry.ts'
import { lockClock } from './lock-clock.ts'
import { clockAt, moveClock } from './move-clock.ts'
import type { Tx } from './tables.ts'
import { lastChanges, wireRow } from './wire-row.ts'
import { writeRows } from './write-rows.ts'

export interface ApplyOptions {
  readonly types?: ReadonlyMap<string, AnyRecordType>
  /** Rows that share a revision: few enough for several to fill a page of a pull well (decision 0007). */
  readonly rowsPerRevision?: number
  /** Portal's time, an Instant. */
  readonly now?: string
}

/** Rows of one statement: large enough to be fast, small enough for memory. */
const batchRows = 5000

/**
 * Numbers many changes and writes them, in the caller's transaction: an import, a settlement. Commands gather theirs
 * (`gather-changes.ts`); nothing else writes records.
 * Whether a put really changes anything is the caller's affair: each one takes a new revision.
 * @returns the school's revision after it, and the number of rows written
 */
export async function applyChanges(
  tx: Tx,
  school: string,
  changes: readonly Change[],
  options: ApplyOptions = {},
): Promise<{ rev: number; written: number }> {
  const { types = allTypes, rowsPerRevision = 200, now: at = new Date().toISOString() } = options
  const clock = await lockClock(tx, school)
  const kept = lastChanges(changes)
  if (kept.length === 0) return { rev: clock.rev, written: 0 }
  const revOf = (place: number) => clock.rev + 1 + Math.floor(place / rowsPerRevision)
  const touched = new Set<string>()
  for (let start = 0; start < kept.length; start += batchRows) {
    const batch = kept.slice(start, start + batchRows)
    const rows = batch.map((change, i) => wireRow(change, { rev: revOf(start + i), at }, types))
    for (const scope of await writeRows(tx, school, rows)) touched.add(scope)
  }
  const rev = revOf(kept.length - 1)
  await moveClock(tx, clock, clockAt(clock, rev, kept), touched)
  return { rev, written: kept.length }
}
