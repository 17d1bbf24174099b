import { subjectRecord } from '#shared/domain/people/structures.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { inventPastCahiers } from '#server/seed/past-cahiers.ts'
import { seededChance } from '#server/seed/seeded-chance.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { readRecords } from '#server/store/record-rows.ts'
import type { School } from '#test/support/post/school-fixture.ts'

/** An autumn written in every cahier of the school, by the portal’s only writer. */
export async function writeAutumn(school: School): Promise<void> {
  const { db } = school.portal
  const code = school.demonstration.school
  const subjects = (await readRecords(db, code, subjectRecord)).map(({ record }) => record)
  const lessons = (await readRecords(db, code, lessonRecord))
    .map(({ record }) => record)
    .sort((a, b) => (a.date + a.start + a.id < b.date + b.start + b.id ? -1 : 1))
  const world = {
    subjects,
    timeZone: 'Europe/Paris',
    chance: seededChance(11),
    today: plainDate('2026-11-17'),
  }
  await db.transaction().execute((tx) => applyChanges(tx, code, inventPastCahiers(lessons, world)))
}
