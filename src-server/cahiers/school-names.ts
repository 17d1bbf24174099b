import type { Facts } from '#shared/domain/core/command.ts'
import type { AnyRecordType, RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import { schoolRecord } from '#shared/domain/people/school.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { divisionRecord, groupRecord, subjectRecord } from '#shared/domain/people/structures.ts'
import { audienceName, staffName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { upToDate } from '#server/store/record-rows.ts'
import type { Database, Tx } from '#server/store/tables.ts'

const named: readonly AnyRecordType[] = [
  schoolRecord,
  staffMemberRecord,
  divisionRecord,
  groupRecord,
  subjectRecord,
]

/** Everything that has a name in a cahier de textes: staff, classes, groups, subjects, the school. No pupil. */
export async function readNames(db: Database | Tx, school: string): Promise<Facts> {
  const rows = await db
    .selectFrom('record')
    .select(['kind', 'id', 'version', 'data'])
    .where('school', '=', school)
    .where(
      'kind',
      'in',
      named.map((type) => type.kind),
    )
    .where('deleted', '=', false)
    .execute()
  const held = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]))
  return {
    get: <T extends RecordBody>(type: RecordType<T>, id: string) => {
      const row = held.get(`${type.kind} ${id}`)
      return row && upToDate(type, row.version, row.data)
    },
  }
}

/** Names that nobody bears here any more are told as such, never left empty. */
export function teacherNames(names: Facts, entry: Pick<CahierEntry, 'teacherIds'>): string {
  return entry.teacherIds.map((id) => staffName(names, id) || 'professeur parti').join(', ')
}

/** « Mathématiques · 3e B · M. Oliveira »: how a cahier is called, by one of its entries. */
export function cahierName(
  names: Facts,
  entry: Pick<CahierEntry, 'subjectId' | 'groupId' | 'divisionIds' | 'teacherIds'>,
): string {
  const parts = [subjectName(names, entry), audienceName(names, entry), teacherNames(names, entry)]
  return parts.filter((part) => part !== '').join(' · ')
}
