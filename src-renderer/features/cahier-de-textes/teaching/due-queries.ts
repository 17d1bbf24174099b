import { useMemo } from 'react'
import { homeworkLoadRecord } from '#shared/domain/cahier-de-textes/entry/homework-load.ts'
import { entryIdOf } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { addDays, monthsBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import { useRecords } from '#renderer/store/use-records.ts'

/** Days ahead among which the next lessons of the class are proposed. */
const aheadDays = 28

/** The next lessons of the same service or class, to give homework for. */
export function useNextLessons(lesson: Lesson): readonly Lesson[] {
  const last = addDays(lesson.date, aheadDays)
  const partitions = useMemo(() => monthsBetween(lesson.date, last), [lesson.date, last])
  const lessons = useRecords(lessonRecord, { partitions })
  return useMemo(() => {
    const isSame = (other: Lesson) =>
      other.subjectId === lesson.subjectId &&
      other.groupId === lesson.groupId &&
      other.divisionIds.join() === lesson.divisionIds.join()
    const isAfter = (other: Lesson) =>
      other.date > lesson.date || (other.date === lesson.date && other.start > lesson.start)
    return lessons
      .filter((other) => other.status === 'planned' && isSame(other) && isAfter(other) && other.date <= last)
      .sort((a, b) => (`${a.date}${a.start}` < `${b.date}${b.start}` ? -1 : 1))
      .slice(0, 6)
  }, [lessons, lesson, last])
}

/** Days before its day within which homework is looked for. */
const givenBeforeDays = 45

export interface DayLoad {
  readonly minutes: number
  /** Pieces without a length. */
  readonly unknown: number
}

/** What colleagues already ask of the class for a day, this lesson left out. */
export function useDayLoad(lesson: Lesson, dueOn: PlainDate | ''): DayLoad {
  const last = dueOn === '' ? lesson.date : dueOn
  const partitions = useMemo(() => monthsBetween(addDays(last, -givenBeforeDays), last), [last])
  const loads = useRecords(homeworkLoadRecord, { partitions })
  return useMemo(() => {
    const items = loads
      .filter(
        ({ id, divisionIds }) =>
          id !== entryIdOf(lesson.id) && divisionIds.some((one) => lesson.divisionIds.includes(one)),
      )
      .flatMap((load) => load.items.filter((item) => item.dueOn === dueOn))
    return {
      minutes: items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
      unknown: items.filter(({ minutes }) => minutes === null).length,
    }
  }, [loads, lesson, dueOn])
}
