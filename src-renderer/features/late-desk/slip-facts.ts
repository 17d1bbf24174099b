import { divisionOn, type Student } from '#shared/domain/people/student.ts'
import { divisionName, staffName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { lessonRecord, type Lesson, type LessonId } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { TimeOfDay } from '#shared/kernel/time-of-day.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { joinList } from '#renderer/ui/format-fr.ts'
import { labels } from './labels.fr.ts'
import type { Slip } from './late-queries.ts'

/** What a slip says, drawn or printed. */
export interface SlipFacts {
  readonly student: Student
  readonly division: string
  readonly date: PlainDate
  readonly at: TimeOfDay
  readonly minutes: number
  readonly reason: string | null
  readonly lesson: string
  readonly waitsHere: boolean
  /** Its number in the school year; provisional while it waits here, and none while it is being typed. */
  readonly number: number | undefined
}

export function divisionOf(student: Student, date: PlainDate): string {
  const id = divisionOn(student, date)
  return id ? divisionName(currentVault().view, id) : ''
}

/** « Histoire-géographie, M. Achour, salle 204 ». */
export function lessonWords(lesson: Lesson | undefined): string {
  if (!lesson) return ''
  const { view } = currentVault()
  const teachers = joinList(lesson.teacherIds.map((id) => staffName(view, id)).filter(Boolean))
  const room = lesson.room === '' ? '' : labels.room(lesson.room)
  return [subjectName(view, lesson), teachers, room].filter(Boolean).join(', ')
}

export function lessonById(id: LessonId): Lesson | undefined {
  return currentVault().view.get(lessonRecord, id)
}

export function factsOfSlip({ mark, rollCall, student, waitsHere }: Slip): SlipFacts {
  return {
    student,
    division: divisionOf(student, rollCall.date),
    date: rollCall.date,
    at: mark.at ?? rollCall.start,
    minutes: mark.minutes ?? 0,
    reason: mark.reason,
    lesson: lessonWords(lessonById(rollCall.lessonId)),
    waitsHere,
    number: mark.slipNumber,
  }
}
