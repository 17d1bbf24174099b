import { absenceRecord } from '#shared/domain/absences/absence.ts'
import type { AnyRecordType, RecordBody } from '#shared/domain/core/record-type.ts'
import { guardianRecord } from '#shared/domain/people/guardian.ts'
import type { DivisionId } from '#shared/domain/people/ids.ts'
import { schoolRecord } from '#shared/domain/people/school.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { divisionRecord, subjectRecord, teachingServiceRecord } from '#shared/domain/people/structures.ts'
import { studentRecord, type Student } from '#shared/domain/people/student.ts'
import { observationRecord } from '#shared/domain/roll-call/observation.ts'
import { rollCallRecord } from '#shared/domain/roll-call/roll-call.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { makeLessons } from './make-lessons.ts'
import { makePeople, type People } from './make-people.ts'
import { makeAbsence, makeObservation, makeRollCall } from './make-school-life.ts'
import { schoolShape } from './school-shape.ts'
import { seededRandom } from './seeded-random.ts'

/** A record with its type: what the import would write and the pull would bring. */
export interface TypedRecord {
  readonly type: AnyRecordType
  readonly record: RecordBody
}

export interface BenchSchool {
  readonly people: People
  readonly lessons: readonly Lesson[]
  /** Exactly as many as asked, in the order a year writes them. */
  readonly records: readonly TypedRecord[]
}

/** A school of exactly `size` records, the same for the same seed. */
export function makeSchool(size: number, seed = 20_261_122): BenchSchool {
  const random = seededRandom(seed)
  const shape = schoolShape(size)
  const people = makePeople(random, shape)
  const lessons = makeLessons(random, people, shape.lessons)
  const past = lessons.slice(0, shape.rollCalls)
  const classes = Map.groupBy(people.students, (student) => student.divisions[0]?.of as DivisionId)
  const classOf = (lesson: Lesson): readonly Student[] =>
    classes.get(lesson.divisionIds[0] as DivisionId) ?? people.students
  const pickPast = (): Lesson => random.pick(past)
  const repeat = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
  const typed = (type: AnyRecordType, records: readonly RecordBody[]): TypedRecord[] =>
    records.map((record) => ({ type, record }))
  const records = [
    ...typed(schoolRecord, [people.school]),
    ...typed(subjectRecord, people.subjects),
    ...typed(divisionRecord, people.divisions),
    ...typed(staffMemberRecord, people.staff),
    ...typed(teachingServiceRecord, people.services),
    ...typed(studentRecord, people.students),
    ...typed(guardianRecord, people.guardians),
    ...typed(lessonRecord, lessons),
    ...typed(
      rollCallRecord,
      past.map((lesson) => makeRollCall(random, lesson, classOf(lesson))),
    ),
    ...typed(
      absenceRecord,
      repeat(shape.absences, () => makeAbsence(random, people, pickPast())),
    ),
    ...typed(
      observationRecord,
      repeat(shape.observations, () => {
        const lesson = pickPast()
        return makeObservation(random, lesson, classOf(lesson))
      }),
    ),
  ]
  return { people, lessons, records }
}
