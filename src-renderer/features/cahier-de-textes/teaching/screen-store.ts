import { create } from 'zustand'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { addDays, mondayOf, type PlainDate } from '#shared/kernel/plain-date.ts'

interface CahierScreenState {
  /** The Monday of the week on the screen; null until the person moves: this week. */
  readonly monday: PlainDate | null
  readonly lessonId: LessonId | null
}

/** Where the person is in his cahier. */
export const useCahierScreen = create<CahierScreenState>(() => ({ monday: null, lessonId: null }))

export function goToWeek(monday: PlainDate, weeks: number): void {
  useCahierScreen.setState({ monday: addDays(monday, weeks * 7), lessonId: null })
}

export function goToLesson(lessonId: LessonId, date?: PlainDate): void {
  useCahierScreen.setState({ lessonId, ...(date && { monday: mondayOf(date) }) })
}

export function goToThisWeek(): void {
  useCahierScreen.setState({ monday: null, lessonId: null })
}
