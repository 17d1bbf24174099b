import type { DivisionId, StudentId } from '#shared/domain/people/ids.ts'
import { divisionOn, type Student } from '#shared/domain/people/student.ts'
import type { Lesson, LessonId } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { toMinutes, type TimeOfDay } from '#shared/kernel/time-of-day.ts'
import { byName, expectedStudents } from './audience-rules.ts'
import { marksOf } from './mark-rules.ts'
import { presenceOf } from './presence-rules.ts'
import type { Mark, RollCall } from './roll-call.ts'

/** `awaited`: not begun, and the teacher still has a few minutes; `missing`: forgotten. */
export type BoardState = 'missing' | 'awaited' | 'in-progress' | 'done'

/** One line of the board: a lesson of the hour and how its call stands. */
export interface BoardLine {
  readonly lesson: Lesson
  readonly rollCall: RollCall | undefined
  readonly state: BoardState
  /** Minutes left before a call is forgotten; for `awaited`. */
  readonly minutesLeft: number
  /** Pupils without contradiction marked absent. */
  readonly absentCount: number
}

/** A moment that the board shows: now, or another hour of another day. */
export interface BoardMoment {
  readonly date: PlainDate
  readonly time: TimeOfDay
}

export interface BoardInput {
  readonly lessons: readonly Lesson[]
  readonly rollCalls: readonly RollCall[]
  readonly students: readonly Student[]
  /** The hour looked at. */
  readonly shown: BoardMoment
  /** The hour it is, which alone says that a call is forgotten. */
  readonly now: BoardMoment
  /** Setting of the school. */
  readonly forgottenAfterMinutes: number
}

/** Lessons that take place at an hour: planned, begun and not over. */
export function lessonsAt(lessons: readonly Lesson[], { date, time }: BoardMoment): readonly Lesson[] {
  return lessons.filter(
    (lesson) =>
      lesson.date === date && lesson.status === 'planned' && lesson.start <= time && time < lesson.end,
  )
}

/** Minutes since a lesson began, counted on the clock of `now`; a past day is long ago, a day to come not yet. */
function minutesSince(lesson: Lesson, now: BoardMoment): number {
  if (lesson.date < now.date) return Number.POSITIVE_INFINITY
  if (lesson.date > now.date) return Number.NEGATIVE_INFINITY
  return toMinutes(now.time) - toMinutes(lesson.start)
}

/** What must be put right comes first. */
export const boardRank: Readonly<Record<BoardState, number>> = {
  missing: 0,
  awaited: 1,
  'in-progress': 2,
  done: 3,
}

function stateOf(rollCall: RollCall | undefined, minutesLeft: number): BoardState {
  if (rollCall && rollCall.state !== 'todo') return rollCall.state
  return minutesLeft > 0 ? 'awaited' : 'missing'
}

/** The lessons of the hour with the state of their calls, missing ones first. */
export function boardLines(input: BoardInput): readonly BoardLine[] {
  const calls = new Map<LessonId, RollCall>(input.rollCalls.map((call) => [call.lessonId, call]))
  const lines = lessonsAt(input.lessons, input.shown).map((lesson): BoardLine => {
    const rollCall = calls.get(lesson.id)
    const minutesLeft = input.forgottenAfterMinutes - minutesSince(lesson, input.now)
    const marked = new Set(rollCall?.marks.map((mark) => mark.studentId) ?? [])
    const absentCount = [...marked].filter((id) => isAbsent(marksOf(rollCall, id))).length
    return { lesson, rollCall, state: stateOf(rollCall, minutesLeft), minutesLeft, absentCount }
  })
  return lines.sort((a, b) => boardRank[a.state] - boardRank[b.state])
}

function isAbsent(marks: readonly Mark[]): boolean {
  const presence = presenceOf(marks)
  return presence.kind === 'marked' && presence.mark.kind === 'absent'
}

/** A pupil who is absent or late in a lesson of the hour. */
export interface BoardStudent {
  readonly student: Student
  readonly divisionId: DivisionId | undefined
  readonly lesson: Lesson
  readonly mark: Mark
  /** Somebody else says otherwise: to be settled. */
  readonly isDisputed: boolean
}

function studentsMarked(input: BoardInput, kind: 'absent' | 'late'): readonly BoardStudent[] {
  const students = new Map<StudentId, Student>(input.students.map((student) => [student.id, student]))
  return boardLines(input).flatMap(({ lesson, rollCall }) => {
    const found = new Map<StudentId, BoardStudent>()
    for (const mark of rollCall?.marks ?? []) {
      const student = students.get(mark.studentId)
      if (!student || mark.kind !== kind || found.has(student.id)) continue
      const isDisputed = presenceOf(marksOf(rollCall, student.id)).kind === 'contradiction'
      found.set(student.id, {
        student,
        divisionId: divisionOn(student, lesson.date),
        lesson,
        mark,
        isDisputed,
      })
    }
    return [...found.values()]
  })
}

/** Pupils absent at the hour, in French order. */
export function absentsAt(input: BoardInput): readonly BoardStudent[] {
  return [...studentsMarked(input, 'absent')].sort((a, b) => byName(a.student, b.student))
}

/** Pupils late at the hour, the last to arrive first. */
export function latesAt(input: BoardInput): readonly BoardStudent[] {
  const arrival = (found: BoardStudent) => found.mark.at ?? found.lesson.start
  return [...studentsMarked(input, 'late')].sort((a, b) =>
    arrival(a) < arrival(b) ? 1 : arrival(a) > arrival(b) ? -1 : byName(a.student, b.student),
  )
}

/** One division of the board: how many are expected, absent and late at the hour. */
export interface DivisionCount {
  readonly divisionId: DivisionId
  readonly expected: number
  readonly absent: number
  readonly late: number
}

/** Absents and lates by division, for every division that has a lesson at the hour. */
export function countByDivision(input: BoardInput): readonly DivisionCount[] {
  const absents = absentsAt(input)
  const lates = latesAt(input)
  const expected = lessonsAt(input.lessons, input.shown).flatMap((lesson) =>
    expectedStudents(lesson, input.students),
  )
  const divisionIds = new Map<DivisionId, Set<StudentId>>()
  for (const student of expected) {
    const of = divisionOn(student, input.shown.date)
    if (of) divisionIds.set(of, (divisionIds.get(of) ?? new Set()).add(student.id))
  }
  const countIn = (listed: readonly BoardStudent[], id: DivisionId) =>
    new Set(listed.filter(({ divisionId }) => divisionId === id).map(({ student }) => student.id)).size
  return [...divisionIds].map(([divisionId, ids]) => ({
    divisionId,
    expected: ids.size,
    absent: countIn(absents, divisionId),
    late: countIn(lates, divisionId),
  }))
}
