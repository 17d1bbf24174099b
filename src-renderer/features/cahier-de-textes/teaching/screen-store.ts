import { create } from 'zustand'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { addDays, mondayOf, type PlainDate } from '#shared/kernel/plain-date.ts'

/** What the work pane shows: the week of lessons, the series prepared ahead, the search. */
export type CahierView = 'week' | 'series' | 'search'

interface CahierScreenState {
  readonly view: CahierView
  /** The Monday of the week on the screen; null until the person moves: this week. */
  readonly monday: PlainDate | null
  readonly lessonId: LessonId | null
  /** The right pane holds the PDF of one’s cahiers instead of the lesson. */
  readonly isOnPdf: boolean
  /** What was searched last: it stands again when one comes back. */
  readonly query: string
  /** Raised when a lesson is to be seen at the right, for windows where it is a drawer. */
  readonly openings: number
}

/** Where the person is in his cahier. */
export const useCahierScreen = create<CahierScreenState>(() => ({
  view: 'week',
  monday: null,
  lessonId: null,
  isOnPdf: false,
  query: '',
  openings: 0,
}))

export function goToView(view: CahierView): void {
  useCahierScreen.setState({ view })
}

export function goToWeek(monday: PlainDate, weeks: number): void {
  useCahierScreen.setState({ monday: addDays(monday, weeks * 7), lessonId: null })
}

export function goToLesson(lessonId: LessonId, date?: PlainDate): void {
  useCahierScreen.setState({ lessonId, isOnPdf: false, ...(date && { monday: mondayOf(date) }) })
}

/** The lesson of a week that nobody has chosen one in: what stands at the right stays. */
export function landOn(lessonId: LessonId): void {
  useCahierScreen.setState({ lessonId })
}

/** Shows the PDF of one’s cahiers at the right. */
export function showPdf(): void {
  useCahierScreen.setState(({ openings }) => ({ isOnPdf: true, openings: openings + 1 }))
}

export function closePdf(): void {
  useCahierScreen.setState({ isOnPdf: false })
}

/** Shows a lesson at the right, whatever the work pane shows. */
export function showLesson(lessonId: LessonId, date: PlainDate): void {
  goToLesson(lessonId, date)
  useCahierScreen.setState(({ openings }) => ({ openings: openings + 1 }))
}

export function goToThisWeek(): void {
  useCahierScreen.setState({ monday: null, lessonId: null })
}
