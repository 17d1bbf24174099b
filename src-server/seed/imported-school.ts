import type { StaffId } from '#shared/domain/core/ids.ts'
import { subjectRecord, type Subject } from '#shared/domain/people/structures.ts'
import { staffMemberRecord, type StaffMember } from '#shared/domain/people/staff-member.ts'
import { studentRecord, type Student } from '#shared/domain/people/student.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { readRecords } from '#server/store/record-rows.ts'
import type { Tx } from '#server/store/tables.ts'

/** What the import wrote, as the life of the school is invented from it. */
export interface ImportedSchool {
  readonly students: readonly Student[]
  readonly staff: readonly StaffMember[]
  readonly lessons: readonly Lesson[]
  readonly subjects: readonly Subject[]
  /** Key of STS, `epp:40001`, to the person it became. */
  readonly staffOfKey: ReadonlyMap<string, StaffId>
}

const byId = <T extends { readonly id: string }>(a: T, b: T) => (a.id < b.id ? -1 : 1)

/** Reads the whole base, in an order that does not depend on PostgreSQL. */
export async function readImportedSchool(tx: Tx, school: string): Promise<ImportedSchool> {
  const students = (await readRecords(tx, school, studentRecord)).map(({ record }) => record)
  const staff = (await readRecords(tx, school, staffMemberRecord)).map(({ record }) => record)
  const lessons = (await readRecords(tx, school, lessonRecord)).map(({ record }) => record)
  const subjects = (await readRecords(tx, school, subjectRecord)).map(({ record }) => record)
  const keys = await tx
    .selectFrom('import_key')
    .selectAll()
    .where('school', '=', school)
    .where('source', '=', 'sts')
    .execute()
  return {
    students: students.sort(byId),
    staff: staff.sort(byId),
    lessons: lessons.sort((a, b) =>
      a.date === b.date
        ? a.start === b.start
          ? byId(a, b)
          : a.start < b.start
            ? -1
            : 1
        : a.date < b.date
          ? -1
          : 1,
    ),
    subjects: subjects.sort(byId),
    staffOfKey: new Map(keys.map((key) => [key.external_key, key.record_id as StaffId])),
  }
}
