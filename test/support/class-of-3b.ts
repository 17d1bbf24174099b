import type { StaffId } from '#shared/domain/core/ids.ts'
import type { DivisionId, GroupId, StudentId, SubjectId } from '#shared/domain/people/ids.ts'
import type { Student } from '#shared/domain/people/student.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import type { Lesson, LessonId } from '#shared/domain/timetable/lesson.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import type { Mark, MarkId, MarkKind } from '#shared/domain/roll-call/roll-call.ts'
import type { MarkArgs } from '#shared/domain/roll-call/mark-args.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { actor, recordDesk, type RecordDesk } from './record-desk.ts'

export const oliveira = actor('oliveira', 'teacher')
export const achour = actor('achour', 'teacher')
export const stranger = actor('steiner', 'teacher')
export const lemaire = actor('lemaire', 'cpe')
export const bourdin = actor('bourdin', 'aed')
export const principal = actor('faure', 'direction')

const day = plainDate('2026-11-17')
export const division3b = 'd-3b' as DivisionId
export const group2 = 'g-3b-2' as GroupId

export function aStudent(id: string, more: Partial<Student> = {}): Student {
  return {
    id: id as StudentId,
    familyName: id,
    givenName: 'Lina',
    sex: 'F',
    divisions: [{ of: division3b, from: plainDate('2026-09-01'), until: null }],
    groups: [],
    boardingStatus: 'demi-pensionnaire',
    exitRegime: '',
    plans: [],
    imageRight: null,
    enteredOn: plainDate('2026-09-01'),
    leftOn: null,
    ...more,
  }
}

export function aLesson(id: string, more: Partial<Lesson> = {}): Lesson {
  return {
    id: id as LessonId,
    date: day,
    start: timeOfDay('08:00'),
    end: timeOfDay('08:55'),
    subjectId: 'maths' as SubjectId,
    serviceId: null,
    divisionIds: [division3b],
    groupId: null,
    teacherIds: ['oliveira' as StaffId],
    replacedIds: [],
    room: '104',
    form: 'course',
    status: 'planned',
    movedTo: null,
    ...more,
  }
}

/** What a person types of one mark. */
export function typed(id: string, kind: MarkKind, more: Partial<MarkArgs> = {}): MarkArgs {
  return {
    id: id as MarkId,
    kind,
    minutes: kind === 'late' ? 7 : null,
    at: null,
    item: kind === 'forgotten' ? 'notebook' : null,
    reason: null,
    ...more,
  }
}

export function aMark(id: string, studentId: string, kind: MarkKind, more: Partial<Mark> = {}): Mark {
  const moment = instantOf(Date.parse('2026-11-17T07:05:00.000Z'))
  return {
    ...typed(id, kind),
    studentId: studentId as StudentId,
    by: 'oliveira' as StaffId,
    fromDesk: false,
    workstationId: 'post-1' as Mark['workstationId'],
    typedAt: moment,
    recordedAt: moment,
    ...more,
  }
}

/** Three pupils of 3e B and their lesson of eight o’clock, taught by Mr Oliveira, with Mr Achour beside him. */
export function classOf3b(lesson: Partial<Lesson> = {}): RecordDesk {
  const desk = recordDesk()
  desk.keep(studentRecord, aStudent('diallo'), aStudent('cisse'), aStudent('hoarau'))
  desk.keep(lessonRecord, aLesson('l8', { teacherIds: ['oliveira', 'achour'] as StaffId[], ...lesson }))
  return desk
}
