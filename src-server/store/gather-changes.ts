import type { Change } from '#shared/domain/core/command.ts'
import type { AnyRecordType } from '#shared/domain/core/record-type.ts'
import { sameValue } from '#shared/kernel/canonical-json.ts'
import type { HeldClock } from './lock-clock.ts'
import { clockAt, moveClock } from './move-clock.ts'
import type { Tx } from './tables.ts'
import { lastChanges, wireRow, type WireRow } from './wire-row.ts'
import { writeRows } from './write-rows.ts'

/** Changes of the commands of one transaction: numbered as they come, written together (law S1). */
export interface GatheredChanges {
  /** The school's clock as it will stand once they are written. */
  clock(): HeldClock
  /** Gives all of these one revision, whatever their number (law S3). @returns it */
  add(changes: readonly Change[], at: string): Promise<number>
  /** Writes what waits, and the clock: nothing of it is seen before the commit. */
  write(): Promise<void>
}

/** Whether a row makes the one before it needless: nobody held that one, and no scope hears of it. */
function replaces(row: WireRow, before: WireRow): boolean {
  return row.data !== null && before.data !== null && sameValue(row.scopes, before.scopes)
}

/**
 * A record that several commands change is written once, with its last content and its last revision. When it moves
 * from scopes to others in between, each step is written: its departures are told one by one (law S7).
 * @param held the clock, which the caller's transaction holds under lock
 */
export function gatherChanges(
  tx: Tx,
  held: HeldClock,
  types: ReadonlyMap<string, AnyRecordType>,
): GatheredChanges {
  const waiting = new Map<string, WireRow>()
  const touched = new Set<string>()
  let [written, clock] = [held, held]
  const writeWaiting = async () => {
    for (const scope of await writeRows(tx, held.school, [...waiting.values()])) touched.add(scope)
    waiting.clear()
  }
  return {
    clock: () => clock,
    add: async (changes, at) => {
      const next = clockAt(clock, clock.rev + 1, changes)
      for (const change of lastChanges(changes)) {
        const row = wireRow(change, { rev: next.rev, at }, types)
        const key = `${row.kind}|${row.id}`
        const before = waiting.get(key)
        if (before && !replaces(row, before)) await writeWaiting()
        waiting.set(key, row)
      }
      clock = next
      return clock.rev
    },
    write: async () => {
      await writeWaiting()
      if (clock.rev === written.rev) return
      await moveClock(tx, written, clock, touched)
      written = clock
      touched.clear()
    },
  }
}
