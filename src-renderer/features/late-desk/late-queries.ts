import { useMemo } from 'react'
import { findByName, nameEntries } from '#shared/domain/people/name-search-rules.ts'
import { isEnrolledOn, studentRecord, type Student } from '#shared/domain/people/student.ts'
import { byName } from '#shared/domain/roll-call/audience-rules.ts'
import { rollCallRecord, type Mark, type RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { usePendingItems } from '#renderer/sync/pending-items.ts'
import { lateLesson, minutesLate } from './late-rules.ts'

/** A pupil found, with the lesson he is late for. */
export interface LateCandidate {
  readonly student: Student
  readonly lesson: Lesson | undefined
  readonly minutes: number
}

const shownCandidates = 5

/** Pupils whose name begins like what is typed, the lessons of the day being held. */
export function useCandidates(text: string, wall: WallClock): readonly LateCandidate[] {
  const students = useRecords(studentRecord)
  const lessons = useRecords(lessonRecord, { partitions: [wall.date.slice(0, 7)] })
  const today = useMemo(() => lessons.filter((lesson) => lesson.date === wall.date), [lessons, wall.date])
  const entries = useMemo(
    () => nameEntries(students.filter((student) => isEnrolledOn(student, wall.date)).sort(byName)),
    [students, wall.date],
  )
  return useMemo(
    () =>
      findByName(entries, text)
        .slice(0, shownCandidates)
        .map((student) => {
          const lesson = lateLesson(today, student, wall)
          return { student, lesson, minutes: lesson ? minutesLate(lesson, wall) : 0 }
        }),
    [entries, text, today, wall],
  )
}

/** The permanence that runs now, where a pupil too late may be sent. */
export function usePermanence(wall: WallClock): Lesson | undefined {
  const lessons = useRecords(lessonRecord, { partitions: [wall.date.slice(0, 7)] })
  return useMemo(
    () =>
      lessons.find(
        (lesson) =>
          lesson.form === 'permanence' &&
          lesson.status === 'planned' &&
          lesson.date === wall.date &&
          lesson.start <= wall.time &&
          wall.time < lesson.end,
      ),
    [lessons, wall],
  )
}

/** A slip of the day: one late mark of the desk. */
export interface Slip {
  readonly mark: Mark
  readonly rollCall: RollCall
  readonly student: Student
  readonly waitsHere: boolean
}

function markIdOf(args: unknown): unknown {
  return typeof args === 'object' && args !== null && 'markId' in args ? args.markId : undefined
}

/** The day’s slips of every post, the last one first. */
export function useSlips(date: PlainDate): readonly Slip[] {
  const calls = useRecords(rollCallRecord, { partitions: [date.slice(0, 7)] })
  const students = useRecords(studentRecord)
  const waiting = usePendingItems((items) => items.waiting)
  return useMemo(() => {
    const names = new Map(students.map((student) => [student.id, student]))
    const here = new Set(waiting.map((command) => markIdOf(command.args)))
    const slips = calls
      .filter((call) => call.date === date)
      .flatMap((rollCall) =>
        rollCall.marks.flatMap((mark): Slip[] => {
          const isSlip = mark.kind === 'late' && mark.fromDesk
          const student = isSlip ? names.get(mark.studentId) : undefined
          return student ? [{ mark, rollCall, student, waitsHere: here.has(mark.id) }] : []
        }),
      )
    return slips.sort((a, b) => (a.mark.typedAt < b.mark.typedAt ? 1 : -1))
  }, [calls, students, waiting, date])
}
