import { sql } from 'kysely'
import { lockClock } from '#server/store/lock-clock.ts'
import type { Database } from '#server/store/tables.ts'

/**
 * Forgets tombstones older than a moment, and raises the floor to the last of them: a workstation that stopped
 * before it pulls everything again rather than keep what was deleted (law S11).
 * @param before an Instant
 * @returns how many are gone
 */
export async function purgeTombstones(db: Database, school: string, before: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const clock = await lockClock(tx, school)
    const { rows } = await sql<{ rev: number }>`
      delete from record where school = ${school} and deleted and updated_at < ${before} returning rev`.execute(
      tx,
    )
    if (rows.length === 0) return 0
    const floor = rows.reduce((highest, row) => Math.max(highest, row.rev), clock.floor)
    await sql`delete from scope_log where school = ${school} and rev <= ${floor}`.execute(tx)
    await tx.updateTable('school_clock').set({ floor }).where('school', '=', school).execute()
    return rows.length
  })
}
