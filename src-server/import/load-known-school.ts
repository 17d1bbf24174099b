import type { StaffId } from '#shared/domain/core/ids.ts'
import { guardianRecord } from '#shared/domain/people/guardian.ts'
import { schoolId, schoolRecord } from '#shared/domain/people/school.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import {
  divisionRecord,
  groupRecord,
  subjectRecord,
  teachingServiceRecord,
} from '#shared/domain/people/structures.ts'
import { studentFileRecord } from '#shared/domain/people/student-file.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import { holidayRecord } from '#shared/domain/timetable/holiday.ts'
import { lessonRecord, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { readRecord, readRecords } from '#server/store/record-rows.ts'
import type { Tx } from '#server/store/tables.ts'
import { readDecisions } from './held-items.ts'
import { nothingKnown, type KnownSchool } from './planning/known-school.ts'

/** What the portal holds of a school, read in one transaction. */
export async function loadKnownSchool(tx: Tx, school: string | null): Promise<KnownSchool> {
  if (school === null) return nothingKnown
  const all = async <T extends RecordBody>(type: RecordType<T>): Promise<T[]> =>
    (await readRecords(tx, school, type)).map((row) => row.record)
  return {
    school: (await readRecord(tx, school, schoolRecord, schoolId)) ?? null,
    divisions: await all(divisionRecord),
    groups: await all(groupRecord),
    subjects: await all(subjectRecord),
    services: await all(teachingServiceRecord),
    staff: await all(staffMemberRecord),
    staffKeys: (await readKeys(tx, school, 'sts')) as ReadonlyMap<string, StaffId>,
    students: await all(studentRecord),
    files: await all(studentFileRecord),
    guardians: await all(guardianRecord),
    lessons: await all(lessonRecord),
    icalendarKeys: (await readKeys(tx, school, 'icalendar')) as ReadonlyMap<string, LessonId>,
    holidays: await all(holidayRecord),
    calledLessonIds: await readCalledLessons(tx, school),
    decisions: await readDecisions(tx, school),
  }
}

async function readKeys(
  tx: Tx,
  school: string,
  source: 'sts' | 'icalendar',
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('import_key')
    .select(['external_key', 'record_id'])
    .where('school', '=', school)
    .where('source', '=', source)
    .execute()
  return new Map(rows.map((row) => [row.external_key, row.record_id]))
}

/** Lessons whose call was begun, or that an observation names. */
async function readCalledLessons(tx: Tx, school: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('record')
    .select('data')
    .where('school', '=', school)
    .where('kind', 'in', ['rollCall', 'observation'])
    .where('deleted', '=', false)
    .execute()
  return new Set(
    rows.flatMap((row) => (typeof row.data['lessonId'] === 'string' ? [row.data['lessonId']] : [])),
  )
}
