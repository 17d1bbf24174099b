import { isExpected } from '#shared/domain/roll-call/audience-rules.ts'
import type { Student } from '#shared/domain/people/student.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import { fromMinutes, toMinutes, type TimeOfDay } from '#shared/kernel/time-of-day.ts'

/** Minutes before the bell from which a pupil at the desk comes for the next lesson. */
const earlyMinutes = 5

/**
 * The lesson that a pupil at the desk is late for: the one that runs, else the one about to begin. Undefined when he
 * has none: nothing can be recorded.
 */
export function lateLesson(
  lessons: readonly Lesson[],
  student: Student,
  wall: WallClock,
): Lesson | undefined {
  const soon = fromMinutes(toMinutes(wall.time) + earlyMinutes)
  return lessons
    .filter((lesson) => lesson.date === wall.date && lesson.status === 'planned' && lesson.form === 'course')
    .filter((lesson) => lesson.start <= soon && wall.time < lesson.end && isExpected(lesson, student))
    .sort((a, b) => (a.start < b.start ? 1 : -1))[0]
}

/** The hour at which a pupil came, from the minutes as they were typed: the slip never says two things. */
export function arrivalAt(lesson: Lesson, minutes: number): TimeOfDay {
  return fromMinutes(toMinutes(lesson.start) + minutes)
}

/** Minutes since the bell of a lesson; zero before it. */
export function minutesLate(lesson: Lesson, wall: WallClock): number {
  return Math.max(0, toMinutes(wall.time) - toMinutes(lesson.start))
}
