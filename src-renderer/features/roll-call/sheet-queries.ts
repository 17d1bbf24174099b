import { useMemo } from 'react'
import { absenceNoticeRecord } from '#shared/domain/absences/absence-notice.ts'
import { noticeAt } from '#shared/domain/absences/absence-rules.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { studentRecord, type Student } from '#shared/domain/people/student.ts'
import { byName, expectedStudents } from '#shared/domain/roll-call/audience-rules.ts'
import {
  countsOf,
  presenceOf,
  type CallCounts,
  type Presence,
} from '#shared/domain/roll-call/presence-rules.ts'
import { wasAbsentPreviousHour } from '#shared/domain/roll-call/previous-hour-rules.ts'
import { rollCallIdOf, rollCallRecord, type Mark, type RollCall } from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { addDays, monthsOf } from '#shared/kernel/plain-date.ts'
import { useRecord, useRecords } from '#renderer/store/use-records.ts'
import { usePendingItems } from '#renderer/sync/pending-items.ts'

/** One pupil of the sheet. Rows that did not change keep their identity: one key draws one row. */
export interface SheetRow {
  readonly student: Student
  readonly marks: readonly Mark[]
  readonly presence: Presence
  readonly wasAbsentBefore: boolean
  /** « Prévenu »: the vie scolaire knows of it. */
  readonly isKnownAbsent: boolean
}

export interface Sheet {
  readonly rows: readonly SheetRow[]
  readonly counts: CallCounts
  readonly rollCall: RollCall | undefined
}

const noMarks: readonly Mark[] = []

function marksByStudent(rollCall: RollCall | undefined): ReadonlyMap<StudentId, readonly Mark[]> {
  const found = new Map<StudentId, Mark[]>()
  for (const mark of rollCall?.marks ?? []) {
    const marks = found.get(mark.studentId)
    if (marks) marks.push(mark)
    else found.set(mark.studentId, [mark])
  }
  return found
}

/** Who stands in the list: those expected; in a permanence, those added. */
function listed(
  lesson: Lesson,
  students: readonly Student[],
  rollCall: RollCall | undefined,
): readonly Student[] {
  if (lesson.form !== 'permanence') return expectedStudents(lesson, students)
  const added = new Set(rollCall?.marks.map((mark) => mark.studentId) ?? [])
  return students.filter((student) => added.has(student.id)).sort(byName)
}

/** Pupils who are known to be away at the lesson, from the notices of the months around it. */
function useKnownAbsent(lesson: Lesson): (id: StudentId) => boolean {
  const months = monthsOf(addDays(lesson.date, -31), lesson.date)
  const notices = useRecords(absenceNoticeRecord, { partitions: months })
  return useMemo(() => {
    const near = notices.filter((notice) => notice.from <= lesson.date && lesson.date <= notice.to)
    return (id) => noticeAt(near, id, lesson.date, lesson.start) !== undefined
  }, [notices, lesson.date, lesson.start])
}

/** The sheet of a lesson as the person sees it now. */
export function useSheet(lesson: Lesson, callsOfDay: readonly RollCall[], showsPrevious: boolean): Sheet {
  const students = useRecords(studentRecord)
  const rollCall = useRecord(rollCallRecord, rollCallIdOf(lesson.id))
  const isKnownAbsent = useKnownAbsent(lesson)
  const addedKey = lesson.form === 'permanence' ? rollCall : undefined
  const expected = useMemo(() => listed(lesson, students, addedKey), [lesson, students, addedKey])
  const before = useMemo(() => {
    const earlier = callsOfDay.filter((call) => call.start < lesson.start)
    const isHinted = (student: Student) => showsPrevious && wasAbsentPreviousHour(earlier, student, lesson)
    return new Set(expected.filter(isHinted).map((student) => student.id))
  }, [callsOfDay, expected, lesson, showsPrevious])
  return useMemo(() => {
    const marks = marksByStudent(rollCall)
    const rows = expected.map((student): SheetRow => {
      const own = marks.get(student.id) ?? noMarks
      return {
        student,
        marks: own,
        presence: presenceOf(own),
        wasAbsentBefore: before.has(student.id),
        isKnownAbsent: isKnownAbsent(student.id),
      }
    })
    const ids = expected.map((student) => student.id)
    return { rows, counts: countsOf(rollCall, ids), rollCall }
  }, [rollCall, expected, before, isKnownAbsent])
}

/** What of this lesson is only on this post: whole call, and pupils. */
export interface WaitingHere {
  readonly studentIds: ReadonlySet<string>
  readonly count: number
  /** The device’s own time of the last one. */
  readonly lastTypedAt: string | null
}

function lessonOf(args: unknown): { lessonId?: unknown; studentId?: unknown } {
  return typeof args === 'object' && args !== null ? args : {}
}

export function useWaitingHere(lesson: Lesson): WaitingHere {
  const waiting = usePendingItems((items) => items.waiting)
  return useMemo(() => {
    const own = waiting.filter((command) => lessonOf(command.args).lessonId === lesson.id)
    const studentIds = own
      .map((command) => lessonOf(command.args).studentId)
      .filter((id) => typeof id === 'string')
    return { studentIds: new Set(studentIds), count: own.length, lastTypedAt: own.at(-1)?.typedAt ?? null }
  }, [waiting, lesson.id])
}
