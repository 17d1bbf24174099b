import { useMemo } from 'react'
import { absenceRecord } from '#shared/domain/absences/absence.ts'
import { absenceNoticeRecord, type AbsenceNotice } from '#shared/domain/absences/absence-notice.ts'
import { coversTime } from '#shared/domain/absences/absence-rules.ts'
import type { Facts } from '#shared/domain/core/command.ts'
import { guardianRecord, type Guardian, type GuardianLink } from '#shared/domain/people/guardian.ts'
import type { DivisionId, StudentId } from '#shared/domain/people/ids.ts'
import { findByName, nameEntries } from '#shared/domain/people/name-search-rules.ts'
import { divisionOn, studentRecord, type Student } from '#shared/domain/people/student.ts'
import { byName, expectedStudents } from '#shared/domain/roll-call/audience-rules.ts'
import {
  absentsAt,
  boardLines,
  boardRank,
  countByDivision,
  latesAt,
  lessonsAt,
  type BoardInput,
  type BoardLine,
  type BoardMoment,
  type BoardStudent,
  type DivisionCount,
} from '#shared/domain/roll-call/board-rules.ts'
import { marksOf } from '#shared/domain/roll-call/mark-rules.ts'
import { rollCallRecord } from '#shared/domain/roll-call/roll-call.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { audienceName, divisionName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { foldText } from '#shared/kernel/fold-text.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { addDays, monthsOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useLoaded, useRecords } from '#renderer/store/use-records.ts'
import type { BoardView } from './view-store.ts'

/** How far back a forgotten call is looked for: a week-end, or a bridge. */
const earlierDays = 5

/** Lessons of the day looked at and of those just before it. */
export function useDayLessons(date: PlainDate): {
  readonly lessons: readonly Lesson[]
  readonly isLoaded: boolean
} {
  const from = addDays(date, -earlierDays)
  const partitions = monthsOf(from, date)
  const all = useRecords(lessonRecord, { partitions })
  const isLoaded = useLoaded(lessonRecord, { partitions })
  const lessons = useMemo(
    () => all.filter((lesson) => lesson.date >= from && lesson.date <= date),
    [all, from, date],
  )
  return { lessons, isLoaded }
}

/** An absence known beforehand, at the hour looked at. */
export interface KnownAbsent {
  readonly student: Student
  readonly divisionId: DivisionId | undefined
  readonly lesson: Lesson
  /** Code of the reason; empty when the post does not hold it. */
  readonly reason: string
}

export interface Board {
  readonly lines: readonly BoardLine[]
  readonly disputed: readonly BoardStudent[]
  readonly noNews: readonly BoardStudent[]
  readonly known: readonly KnownAbsent[]
  readonly lates: readonly BoardStudent[]
  readonly divisions: readonly DivisionCount[]
}

function knownAbsents(
  input: BoardInput,
  notices: readonly AbsenceNotice[],
  facts: Facts,
): readonly KnownAbsent[] {
  const covering = new Map(
    notices
      .filter((notice) => coversTime(notice, input.shown.date, input.shown.time))
      .map((notice) => [notice.studentId, notice]),
  )
  if (covering.size === 0) return []
  const calls = new Map(input.rollCalls.map((call) => [call.lessonId, call]))
  const isSeen = (lesson: Lesson, id: StudentId) =>
    marksOf(calls.get(lesson.id), id).some((mark) => mark.kind !== 'absent' && mark.kind !== 'observation')
  return lessonsAt(input.lessons, input.shown)
    .flatMap((lesson) =>
      expectedStudents(lesson, input.students).flatMap((student): KnownAbsent[] => {
        const notice = covering.get(student.id)
        if (!notice || isSeen(lesson, student.id)) return []
        const reason = facts.get(absenceRecord, notice.id)?.reason ?? ''
        return [{ student, divisionId: divisionOn(student, lesson.date), lesson, reason }]
      }),
    )
    .sort((a, b) => byName(a.student, b.student))
}

function byStateThenName(facts: Facts) {
  const name = (line: BoardLine) => audienceName(facts, line.lesson)
  return (a: BoardLine, b: BoardLine) =>
    boardRank[a.state] - boardRank[b.state] || compareFrench(name(a), name(b))
}

/** The board at an hour, from what this post holds. */
export function useBoard(
  lessons: readonly Lesson[],
  shown: BoardMoment,
  now: BoardMoment,
  forgottenAfterMinutes: number,
): Board {
  const partitions = monthsOf(addDays(shown.date, -31), shown.date)
  const rollCalls = useRecords(rollCallRecord, { partitions })
  const notices = useRecords(absenceNoticeRecord, { partitions })
  const absences = useRecords(absenceRecord, { partitions })
  const students = useRecords(studentRecord)
  const input = useMemo<BoardInput>(
    () => ({
      lessons,
      rollCalls: rollCalls.filter((call) => call.date === shown.date),
      students,
      shown: { date: shown.date, time: shown.time },
      now: { date: now.date, time: now.time },
      forgottenAfterMinutes,
    }),
    [lessons, rollCalls, students, shown.date, shown.time, now.date, now.time, forgottenAfterMinutes],
  )
  return useMemo(() => {
    const absents = absentsAt(input)
    const facts = currentVault().view
    const known = absences.length >= 0 ? knownAbsents(input, notices, facts) : []
    const knownIds = new Set(known.map(({ student }) => student.id))
    return {
      lines: [...boardLines(input)].sort(byStateThenName(facts)),
      disputed: absents.filter((one) => one.isDisputed),
      noNews: absents.filter((one) => !one.isDisputed && !knownIds.has(one.student.id)),
      known,
      lates: latesAt(input),
      divisions: countByDivision(input),
    }
  }, [input, notices, absences])
}

/** Calls of the last day of lessons before this one that nobody ever began. */
export function useForgotten(lessons: readonly Lesson[], today: PlainDate): readonly Lesson[] {
  const calls = useRecords(rollCallRecord, { partitions: monthsOf(addDays(today, -earlierDays), today) })
  return useMemo(() => {
    const earlier = lessons.filter(
      (lesson) => lesson.date < today && lesson.status === 'planned' && lesson.form === 'course',
    )
    const last = earlier.reduce((date, lesson) => (lesson.date > date ? lesson.date : date), '' as string)
    const begun = new Set(calls.filter((call) => call.state !== 'todo').map((call) => call.lessonId))
    return earlier
      .filter((lesson) => lesson.date === last && !begun.has(lesson.id))
      .sort((a, b) => (a.start < b.start ? -1 : 1))
  }, [lessons, calls, today])
}

interface Listed {
  readonly student: Student
  readonly divisionId: DivisionId | undefined
}

/** Keeps the pupils that the filters show. A text finds names and classes, without accents. */
export function filterStudents<T extends Listed>(
  listed: readonly T[],
  view: BoardView,
  facts: Facts,
): readonly T[] {
  const inDivision = listed.filter((one) => view.divisionId === '' || one.divisionId === view.divisionId)
  const wanted = foldText(view.text)
  if (wanted === '') return inDivision
  const named = new Set(
    findByName(nameEntries(inDivision.map((one) => one.student)), view.text).map((student) => student.id),
  )
  const isOfClass = (one: T) =>
    one.divisionId !== undefined && foldText(divisionName(facts, one.divisionId)).startsWith(wanted)
  return inDivision.filter((one) => named.has(one.student.id) || isOfClass(one))
}

/** A person to ring, and what she is to the pupil. */
export interface Contact {
  readonly guardian: Guardian
  readonly link: GuardianLink
  readonly phone: string
}

function phoneOf(guardian: Guardian): string {
  return guardian.mobilePhone || guardian.homePhone || guardian.workPhone
}

/** The guardians of pupils in the order in which one rings: first contact, then legal ones, then the others. */
export function useContacts(studentIds: readonly StudentId[]): ReadonlyMap<StudentId, readonly Contact[]> {
  const guardians = useRecords(guardianRecord)
  return useMemo(() => {
    const wanted = new Set(studentIds)
    const found = new Map<StudentId, Contact[]>()
    for (const guardian of guardians)
      for (const link of guardian.links) {
        if (!wanted.has(link.studentId)) continue
        const contacts = found.get(link.studentId) ?? []
        contacts.push({ guardian, link, phone: phoneOf(guardian) })
        found.set(link.studentId, contacts)
      }
    const order = ({ link, phone }: Contact) =>
      (link.isFirstContact ? 0 : link.level * 2) + (phone === '' ? 1 : 0)
    for (const contacts of found.values()) contacts.sort((a, b) => order(a) - order(b))
    return found
  }, [guardians, studentIds])
}
