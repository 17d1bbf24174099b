import { useMemo } from 'react'
import type { Actor } from '#shared/domain/core/actor.ts'
import { isVieScolaire } from '#shared/domain/core/actor.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { rollCallRecord, type RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { addDays, mondayOf, monthsOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { fromMinutes, toMinutes } from '#shared/kernel/time-of-day.ts'
import type { WallClock } from '#shared/kernel/school-clock.ts'
import { useRecords } from '#renderer/store/use-records.ts'

function byStart(a: Lesson, b: Lesson): number {
  return a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1
}

/** Calls of one day, for the hints and the dots of the list. */
export function useCallsOfDay(date: PlainDate): readonly RollCall[] {
  const calls = useRecords(rollCallRecord, { partitions: monthsOf(date) })
  return useMemo(() => calls.filter((call) => call.date === date), [calls, date])
}

/** Lessons of the week that holds a day, all persons’. */
function useLessonsOfWeek(date: PlainDate): readonly Lesson[] {
  const monday = mondayOf(date)
  const sunday = addDays(monday, 6)
  const lessons = useRecords(lessonRecord, { partitions: monthsOf(monday, sunday) })
  return useMemo(
    () => lessons.filter((lesson) => lesson.date >= monday && lesson.date <= sunday),
    [lessons, monday, sunday],
  )
}

export interface WeekLessons {
  /** The day’s lessons for the left pane, by hour; cancelled ones stay. */
  readonly ofDay: readonly Lesson[]
  /** Days of the week that have one of his lessons. */
  readonly busyDays: ReadonlySet<PlainDate>
}

/**
 * Whose lessons the left pane shows: one’s own; for the vie scolaire, those of the lesson it came for, else the
 * permanences of the day.
 */
function isListed(lesson: Lesson, actor: Actor, landed: Lesson | undefined): boolean {
  if (lesson.teacherIds.includes(actor.staffId)) return true
  if (!isVieScolaire(actor))
    return lesson.replacedIds.includes(actor.staffId) && lesson.status === 'cancelled'
  if (landed)
    return lesson.id === landed.id || lesson.divisionIds.some((id) => landed.divisionIds.includes(id))
  return lesson.form === 'permanence'
}

export function useWeekLessons(date: PlainDate, actor: Actor, landed: Lesson | undefined): WeekLessons {
  const week = useLessonsOfWeek(date)
  return useMemo(() => {
    const listed = week.filter((lesson) => isListed(lesson, actor, landed))
    return {
      ofDay: listed.filter((lesson) => lesson.date === date).sort(byStart),
      busyDays: new Set(listed.filter((lesson) => lesson.status === 'planned').map((lesson) => lesson.date)),
    }
  }, [week, date, actor, landed])
}

/** Minutes before the bell from which the next lesson is the one to call. */
const earlyMinutes = 10

/** The lesson ready when the screen opens: the current one, else the next, else the last of the day. */
export function readyLesson(lessons: readonly Lesson[], wall: WallClock): Lesson | undefined {
  const planned = lessons.filter((lesson) => lesson.status === 'planned')
  const [first] = planned
  if (!first || first.date !== wall.date) return first
  const soon = fromMinutes(toMinutes(wall.time) + earlyMinutes)
  const running = planned.filter((lesson) => lesson.start <= soon && wall.time < lesson.end)
  return running.at(-1) ?? planned.find((lesson) => lesson.start > wall.time) ?? planned.at(-1)
}

/** How far the next day with lessons is looked for: past the longest holidays of the autumn and winter. */
const aheadDays = 24

/** The next day that has a lesson of his; undefined when none is near. */
export function useNextBusyDay(date: PlainDate, actor: Actor): PlainDate | undefined {
  const until = addDays(date, aheadDays)
  const lessons = useRecords(lessonRecord, { partitions: monthsOf(date, until) })
  return useMemo(() => {
    const ahead = lessons.filter((lesson) => lesson.date > date && lesson.date <= until)
    const listed = ahead.filter((lesson) => lesson.status === 'planned' && isListed(lesson, actor, undefined))
    return listed.map((lesson) => lesson.date).sort()[0]
  }, [lessons, date, until, actor])
}
