import type { RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { observationRecord, type Observation } from '#shared/domain/roll-call/observation.ts'
import { rollCallRecord } from '#shared/domain/roll-call/roll-call.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { divisionRecord } from '#shared/domain/people/structures.ts'
import { divisionOn, isEnrolledOn, studentRecord, type Student } from '#shared/domain/people/student.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { readRecords } from '#server/store/record-rows.ts'
import type { School } from './school-fixture.ts'

/** The lesson that a teacher has at the clock's hour of the first day, as the portal knows it. */
export async function firstLessonOf(school: School, teacher: StaffId): Promise<Lesson> {
  const lessons = await readRecords(school.portal.db, school.demonstration.school, lessonRecord)
  const found = lessons
    .map(({ record }) => record)
    .find((one) => one.date === '2026-11-17' && one.start === '08:00' && one.teacherIds.includes(teacher))
  if (!found) throw new Error('no lesson at eight')
  return found
}

/** The call of a lesson as the portal holds it: the last word. */
export async function callAtPortal(school: School, lesson: Lesson): Promise<RollCall | undefined> {
  const calls = await readRecords(school.portal.db, school.demonstration.school, rollCallRecord)
  return calls.map(({ record }) => record).find((call) => call.lessonId === lesson.id)
}

/** « 5e A »: whom a lesson is for. */
export async function audienceAtPortal(school: School, lesson: Lesson): Promise<string> {
  const divisions = await readRecords(school.portal.db, school.demonstration.school, divisionRecord)
  return divisions
    .filter(({ record }) => lesson.divisionIds.includes(record.id))
    .map(({ record }) => record.label)
    .join()
}

/** Pupils by the name that a screen reader says: « Diallo Ousseynou » without its capitals. */
export async function studentsAtPortal(school: School): Promise<Student[]> {
  return (await readRecords(school.portal.db, school.demonstration.school, studentRecord)).map(
    ({ record }) => record,
  )
}

const spoken = (text: string) => text.toLocaleLowerCase('fr')

/** Marks of a call as « nom prénom: kind », sorted: easy to compare with what a page showed. */
export async function marksAtPortal(school: School, lesson: Lesson): Promise<string[]> {
  const students = new Map((await studentsAtPortal(school)).map((student) => [student.id, student]))
  const call = await callAtPortal(school, lesson)
  return (call?.marks ?? [])
    .map((mark) => {
      const student = students.get(mark.studentId)
      return `${spoken(`${student?.familyName} ${student?.givenName}`)}: ${mark.kind}`
    })
    .sort()
}

/** The same shape for what a spec did. */
export function markLine(name: string, kind: string): string {
  return `${spoken(name)}: ${kind}`
}

/** The words written on the pupils of a lesson. */
export async function observationsAtPortal(school: School, lesson: Lesson): Promise<Observation[]> {
  const all = await readRecords(school.portal.db, school.demonstration.school, observationRecord)
  return all.map(({ record }) => record).filter((observation) => observation.lessonId === lesson.id)
}

/** A pupil who has this lesson, as one types his name: « Diallo Ousseynou ». */
export async function pupilOf(school: School, lesson: Lesson): Promise<string> {
  const found = (await studentsAtPortal(school)).find((student) => {
    const division = divisionOn(student, lesson.date)
    return (
      isEnrolledOn(student, lesson.date) && division !== undefined && lesson.divisionIds.includes(division)
    )
  })
  if (!found) throw new Error('a lesson without a pupil')
  return `${found.familyName} ${found.givenName}`
}
