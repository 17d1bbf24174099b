import { schoolRecord } from '#shared/domain/people/school.ts'
import { wallClockAt, type WallClock } from '#shared/kernel/school-clock.ts'
import { readRecord } from '#server/store/record-rows.ts'
import type { Database, Tx } from '#server/store/tables.ts'

const zones = new Map<string, string>()
const fallbackZone = 'Europe/Paris'

/** The zone of the school's wall; never changes while a school lives. */
export async function zoneOf(db: Database | Tx, school: string): Promise<string> {
  const known = zones.get(school)
  if (known) return known
  const record = await readRecord(db, school, schoolRecord, 'school')
  if (record) zones.set(school, record.timeZone)
  return record?.timeZone ?? fallbackZone
}

/** Day and hour on the wall of the school. */
export async function wallClockOf(db: Database | Tx, school: string, epochMs: number): Promise<WallClock> {
  return wallClockAt(epochMs, await zoneOf(db, school))
}
