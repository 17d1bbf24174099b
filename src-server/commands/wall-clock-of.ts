import { schoolRecord } from '#shared/domain/people/school.ts'
import { wallClockAt, type WallClock } from '#shared/kernel/school-clock.ts'
import { readRecord } from '#server/store/record-rows.ts'
import type { Database, Tx } from '#server/store/tables.ts'

const zones = new Map<string, string>()
const fallbackZone = 'Europe/Paris'

/** Day and hour on the wall of the school. Its zone never changes while a school lives. */
export async function wallClockOf(db: Database | Tx, school: string, epochMs: number): Promise<WallClock> {
  const known = zones.get(school)
  if (known) return wallClockAt(epochMs, known)
  const record = await readRecord(db, school, schoolRecord, 'school')
  if (record) zones.set(school, record.timeZone)
  return wallClockAt(epochMs, record?.timeZone ?? fallbackZone)
}
