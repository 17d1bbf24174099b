import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { isFilled } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import type { Assignment } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import type { Lesson, LessonId } from '#shared/domain/timetable/lesson.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { PlannedHomework, PlannedSession } from './series.ts'

/** One prepared session and the lesson that it would fill. */
export interface Pouring {
  readonly session: PlannedSession
  /** Null when the timetable knows no free lesson any more. */
  readonly lesson: Lesson | null
  /** Its homework, with the day that the lesson gives it. */
  readonly homework: readonly Assignment[]
}

export interface PourPlan {
  readonly pourings: readonly Pouring[]
  /** Lessons on the way that are written already: they stay as they are. */
  readonly kept: readonly Lesson[]
}

interface Pourable {
  readonly sessions: readonly PlannedSession[]
  /** The lessons of one class, whatever their order. */
  readonly lessons: readonly Lesson[]
  readonly entryOf: (lessonId: LessonId) => CahierEntry | undefined
  /** The first day that may be filled. */
  readonly from: PlainDate
}

/** Days after which homework is due when no later lesson is known. */
const dueDaysWithoutLesson = 7

function byTime(a: Lesson, b: Lesson): number {
  return `${a.date} ${a.start} ${a.id}` < `${b.date} ${b.start} ${b.id}` ? -1 : 1
}

function due(planned: PlannedHomework, lesson: Lesson, next: Lesson | undefined): Assignment {
  const dueOn = next?.date ?? addDays(lesson.date, dueDaysWithoutLesson)
  return { ...planned, dueOn, dueLessonId: next?.id ?? null }
}

/**
 * Which prepared session goes into which lesson: each in its order, into the next free lesson of the class. A lesson
 * where something is written is passed over, never written over. Homework is for the class’s next lesson.
 */
export function planPouring({ sessions, lessons, entryOf, from }: Pourable): PourPlan {
  const ahead = lessons
    .filter(({ date, status, form }) => date >= from && status === 'planned' && form === 'course')
    .sort(byTime)
  const isTaken = ({ id }: Lesson) => isFilled(entryOf(id))
  const free = ahead.filter((lesson) => !isTaken(lesson))
  const pourings = sessions.map((session, at): Pouring => {
    const lesson = free[at]
    if (!lesson) return { session, lesson: null, homework: [] }
    const next = ahead[ahead.indexOf(lesson) + 1]
    return { session, lesson, homework: session.homework.map((planned) => due(planned, lesson, next)) }
  })
  const last = free[Math.min(sessions.length, free.length) - 1]
  const kept = last ? ahead.filter((lesson) => isTaken(lesson) && byTime(lesson, last) < 0) : []
  return { pourings, kept }
}

/** Where a prepared session went: the entries that were poured from it, in the order of their days. */
export function placesOf(
  session: Pick<PlannedSession, 'id'>,
  entries: readonly CahierEntry[],
): readonly CahierEntry[] {
  return entries
    .filter(({ plannedFrom }) => plannedFrom === session.id)
    .sort((a, b) => (`${a.date} ${a.start}` < `${b.date} ${b.start}` ? -1 : 1))
}

/** The sessions with one moved by so many places; the same array when it would leave the list. */
export function moveSession(
  sessions: readonly PlannedSession[],
  id: PlannedSession['id'],
  by: -1 | 1,
): readonly PlannedSession[] {
  const at = sessions.findIndex((one) => one.id === id)
  const [moved, other] = [sessions[at], sessions[at + by]]
  if (!moved || !other) return sessions
  return sessions.map((one) => (one === moved ? other : one === other ? moved : one))
}
