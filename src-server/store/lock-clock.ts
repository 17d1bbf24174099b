import type { Selectable } from 'kysely'
import { must } from '#shared/kernel/must.ts'
import type { SchoolClockRow, Tx } from './tables.ts'

/** The clock's row, as it stands under the lock of who holds it (law S1). */
export type HeldClock = Selectable<SchoolClockRow>

/** Takes the school's clock row under lock (law S1): from here to the commit, nobody else numbers. */
export async function lockClock(tx: Tx, school: string): Promise<HeldClock> {
  const clock = await tx
    .selectFrom('school_clock')
    .selectAll()
    .where('school', '=', school)
    .forUpdate()
    .executeTakeFirst()
  return must(clock, `a clock for school ${school}`)
}
