import type { Absence, AbsenceId } from '#shared/domain/absences/absence.ts'
import type { StaffId, WorkstationId } from '#shared/domain/core/ids.ts'
import type { DivisionId } from '#shared/domain/people/ids.ts'
import type { Student } from '#shared/domain/people/student.ts'
import type { Observation } from '#shared/domain/roll-call/observation.ts'
import { rollCallIdOf, type Mark, type MarkId, type RollCall } from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { timeOfDay } from '#shared/kernel/time-of-day.ts'
import { absenceReasons, latenessReasons, observationTexts } from './french-words.ts'
import type { People } from './make-people.ts'
import type { SeededRandom } from './seeded-random.ts'

const post = 'ws-bench-0001' as WorkstationId

function teacherOf(lesson: Lesson): StaffId {
  return lesson.teacherIds[0] as StaffId
}

function instantAt(lesson: Lesson, seconds: number): Instant {
  return `${lesson.date}T${lesson.start}:${String(seconds % 60).padStart(2, '0')}.000Z` as Instant
}

/** The finished call of a lesson, with the one to four marks that an ordinary hour leaves. */
export function makeRollCall(random: SeededRandom, lesson: Lesson, class_: readonly Student[]): RollCall {
  const by = teacherOf(lesson)
  const moment = {
    by,
    workstationId: post,
    postName: 'Poste salle 12',
    typedAt: instantAt(lesson, 20),
    recordedAt: instantAt(lesson, 21),
    recordedOn: lesson.date,
  }
  const marks = Array.from({ length: random.below(4) }, () => makeMark(random, lesson, random.pick(class_)))
  return {
    id: rollCallIdOf(lesson.id),
    lessonId: lesson.id,
    date: lesson.date,
    start: lesson.start,
    end: lesson.end,
    divisionIds: lesson.divisionIds,
    groupId: null,
    teacherIds: lesson.teacherIds,
    state: 'done',
    begun: moment,
    ended: moment,
    corrections: 0,
    marks,
    pastMarks: [],
  }
}

function makeMark(random: SeededRandom, lesson: Lesson, student: Student): Mark {
  const kind = random.pick(['absent', 'absent', 'absent', 'late', 'late', 'infirmary', 'forgotten'] as const)
  return {
    id: random.uuid() as MarkId,
    studentId: student.id,
    kind,
    minutes: kind === 'late' ? 5 + random.below(20) : null,
    at: kind === 'infirmary' ? lesson.start : null,
    item: kind === 'forgotten' ? 'notebook' : null,
    reason: kind === 'late' ? random.pick(latenessReasons) : null,
    by: teacherOf(lesson),
    fromDesk: false,
    workstationId: post,
    typedAt: instantAt(lesson, 30),
    recordedAt: instantAt(lesson, 31),
  }
}

export function makeAbsence(random: SeededRandom, people: People, lesson: Lesson): Absence {
  const student = random.pick(people.students)
  const isJustified = random.chance(0.7)
  return {
    id: random.uuid() as AbsenceId,
    studentId: student.id,
    divisionId: student.divisions[0]?.of ?? (null as DivisionId | null),
    from: lesson.date,
    to: addDays(lesson.date, random.below(4)),
    fromTime: timeOfDay('08:00'),
    toTime: timeOfDay('17:00'),
    reason: random.pick(absenceReasons),
    isJustified,
    isRegularized: isJustified && random.chance(0.8),
    recordedBy: (people.staff[0] as { id: StaffId }).id,
    recordedAt: instantAt(lesson, 0),
  }
}

export function makeObservation(
  random: SeededRandom,
  lesson: Lesson,
  class_: readonly Student[],
): Observation {
  const by = teacherOf(lesson)
  return {
    id: random.uuid() as MarkId,
    studentId: random.pick(class_).id,
    lessonId: lesson.id,
    date: lesson.date,
    nature: random.chance(0.1) ? 'exclusion' : 'observation',
    text: random.pick(observationTexts),
    by,
    teacherIds: lesson.teacherIds,
    writtenAt: instantAt(lesson, 40),
    textBy: by,
    textAt: instantAt(lesson, 40),
    variants: [],
    past: [],
  }
}
