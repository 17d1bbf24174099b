import type { HeldClock } from './lock-clock.ts'
import type { Database, Tx } from './tables.ts'

/** The school's clock as it stands, without its lock: who numbers takes `lockClock` (law S1). @throws when there is no such school */
export function readClock(db: Database | Tx, school: string): Promise<HeldClock> {
  return db.selectFrom('school_clock').selectAll().where('school', '=', school).executeTakeFirstOrThrow()
}
