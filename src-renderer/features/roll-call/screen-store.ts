import { create } from 'zustand'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** Where the person is in the screen: kept while she visits another one, forgotten at lock. */
interface Place {
  /** Null follows today. */
  readonly date: PlainDate | null
  /** Null takes the lesson that is ready. */
  readonly lessonId: LessonId | null
}

export const usePlace = create<Place>(() => ({ date: null, lessonId: null }))

export function goToDay(date: PlainDate, today: PlainDate): void {
  usePlace.setState({ date: date === today ? null : date, lessonId: null })
}

export function goToLesson(lessonId: LessonId): void {
  usePlace.setState({ lessonId })
}
