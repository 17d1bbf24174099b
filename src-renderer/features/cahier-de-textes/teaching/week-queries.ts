import { useMemo } from 'react'
import type { Actor } from '#shared/domain/core/actor.ts'
import { isOfHisCahier } from '#shared/domain/cahier-de-textes/entry/entry-rights.ts'
import { isFilled, sealOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { visaNoticeRecord, type VisaNotice } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { noticeFor } from '#shared/domain/cahier-de-textes/visa/visa-rules.ts'
import { lessonRecord, type Lesson, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { addDays, monthsBetween, monthsOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { useRecords } from '#renderer/store/use-records.ts'

/** Where a lesson stands in the cahier: what the grid shows, with a word and a picture. */
export type CellState = 'sealed' | 'announced' | 'filled' | 'missing' | 'coming'

export interface Cell {
  readonly lesson: Lesson
  readonly entry: CahierEntry | undefined
  readonly state: CellState
  /** The announced visa that comes first on it. */
  readonly notice: VisaNotice | undefined
}

export interface WeekDay {
  readonly date: PlainDate
  readonly cells: readonly Cell[]
}

function byStart(a: Lesson, b: Lesson): number {
  return `${a.date} ${a.start} ${a.id}` < `${b.date} ${b.start} ${b.id}` ? -1 : 1
}

export function stateOf(
  entry: CahierEntry | undefined,
  notice: VisaNotice | undefined,
  isPast: boolean,
): CellState {
  if (sealOf(entry)) return 'sealed'
  if (!isFilled(entry)) return isPast ? 'missing' : 'coming'
  return notice ? 'announced' : 'filled'
}

/** One lesson with what is written of it. */
export function useCell(lesson: Lesson, today: PlainDate): Cell {
  const partitions = useMemo(() => monthsOf(lesson.date), [lesson.date])
  const entries = useRecords(entryRecord, { partitions })
  const notices = useRecords(visaNoticeRecord)
  return useMemo(() => {
    const entry = entries.find(({ lessonId }) => lessonId === lesson.id)
    const notice = entry && noticeFor(notices, entry)
    return { lesson, entry, notice, state: stateOf(entry, notice, lesson.date < today) }
  }, [entries, notices, lesson, today])
}

/** Lessons of his cahiers between two days, with what is written of them. */
export function useCells(from: PlainDate, to: PlainDate, today: PlainDate, actor: Actor): readonly Cell[] {
  const partitions = useMemo(() => monthsBetween(from, to), [from, to])
  const lessons = useRecords(lessonRecord, { partitions })
  const entries = useRecords(entryRecord, { partitions })
  const notices = useRecords(visaNoticeRecord)
  return useMemo(() => {
    const byLesson = new Map<LessonId, CahierEntry>(entries.map((entry) => [entry.lessonId, entry]))
    const isHis = (lesson: Lesson) =>
      lesson.form === 'course' && lesson.status === 'planned' && isOfHisCahier(actor, lesson)
    return lessons
      .filter((lesson) => lesson.date >= from && lesson.date <= to && isHis(lesson))
      .sort(byStart)
      .map((lesson) => {
        const entry = byLesson.get(lesson.id)
        const notice = entry && noticeFor(notices, entry)
        return { lesson, entry, notice, state: stateOf(entry, notice, lesson.date < today) }
      })
  }, [lessons, entries, notices, from, to, today, actor])
}

/** The week of a Monday: five days, and Saturday when there is a lesson. */
export function useWeek(monday: PlainDate, today: PlainDate, actor: Actor): readonly WeekDay[] {
  const cells = useCells(monday, addDays(monday, 5), today, actor)
  return useMemo(
    () =>
      [0, 1, 2, 3, 4, 5]
        .map((offset) => addDays(monday, offset))
        .map((date) => ({ date, cells: cells.filter(({ lesson }) => lesson.date === date) }))
        .filter((day, index) => index < 5 || day.cells.length > 0),
    [cells, monday],
  )
}
