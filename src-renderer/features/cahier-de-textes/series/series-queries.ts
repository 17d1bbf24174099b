import { useMemo } from 'react'
import type { Actor } from '#shared/domain/core/actor.ts'
import { isOfHisCahier } from '#shared/domain/cahier-de-textes/entry/entry-rights.ts'
import { entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { placesOf } from '#shared/domain/cahier-de-textes/series/pour-rules.ts'
import {
  seriesRecord,
  type PlannedSession,
  type Series,
} from '#shared/domain/cahier-de-textes/series/series.ts'
import { plainTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { audienceName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { lessonRecord, type Lesson, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { addDays, monthsBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { labels } from './labels.fr.ts'

/** One’s own series, in the order of their titles. */
export function useOwnSeries(): readonly Series[] {
  const { actor } = useSchool()
  const all = useRecords(seriesRecord)
  return useMemo(
    () => all.filter(({ by }) => by === actor.staffId).sort((a, b) => compareFrench(a.title, b.title)),
    [all, actor],
  )
}

/** A prepared session in a few words: its title, else how it begins. */
export function wordsOf({ contents }: Pick<PlannedSession, 'contents'>): string {
  const begin = plainTextOf(contents.text).trim().split('\n')[0] ?? ''
  return contents.title.trim() || (begin.length > 80 ? `${begin.slice(0, 80)}…` : begin) || labels.blank
}

export interface Place {
  readonly lessonId: LessonId
  readonly date: PlainDate
  readonly words: string
}

/** Where each session of a series went: the lessons that were filled from it. */
export function usePlaces(): (session: PlannedSession) => readonly Place[] {
  const entries = useRecords(entryRecord)
  return useMemo(() => {
    const poured = entries.filter(({ plannedFrom }) => plannedFrom !== undefined)
    const { view } = currentVault()
    return (session) =>
      placesOf(session, poured).map((entry) => ({
        lessonId: entry.lessonId,
        date: entry.date,
        words: labels.place(audienceName(view, entry), entry.date, entry.start),
      }))
  }, [entries])
}

/** Days ahead in which a series may be poured: a school year at most. */
const aheadDays = 320

export interface Audience {
  readonly key: string
  readonly name: string
  readonly lessons: readonly Lesson[]
}

type OfClass = Pick<Lesson, 'subjectId' | 'groupId' | 'divisionIds'>

/** What tells one class and subject from another. */
export function audienceKey({ subjectId, groupId, divisionIds }: OfClass): string {
  return [subjectId, groupId ?? '', ...divisionIds].join('|')
}

function useIsHis(actor: Actor): (lesson: Lesson) => boolean {
  return useMemo(
    () => (lesson) => lesson.form === 'course' && lesson.status === 'planned' && isOfHisCahier(actor, lesson),
    [actor],
  )
}

export interface PourGround {
  readonly audiences: readonly Audience[]
  readonly entryOf: (lessonId: LessonId) => CahierEntry | undefined
}

/** The classes that one teaches from a day on, each with its lessons, and what is written there. */
export function usePourGround(from: PlainDate): PourGround {
  const { actor } = useSchool()
  const partitions = useMemo(() => monthsBetween(from, addDays(from, aheadDays)), [from])
  const lessons = useRecords(lessonRecord, { partitions })
  const entries = useRecords(entryRecord, { partitions })
  const isHis = useIsHis(actor)
  return useMemo(() => {
    const { view } = currentVault()
    const found = new Map<string, Lesson[]>()
    for (const lesson of lessons) {
      if (lesson.date < from || !isHis(lesson)) continue
      const key = audienceKey(lesson)
      found.set(key, [...(found.get(key) ?? []), lesson])
    }
    const audiences = [...found].flatMap(([key, ofClass]): Audience[] => {
      const [first] = ofClass
      const name = first ? `${audienceName(view, first)} · ${subjectName(view, first)}` : ''
      return first ? [{ key, name, lessons: ofClass }] : []
    })
    const byLesson = new Map(entries.map((entry) => [entry.lessonId, entry]))
    return {
      audiences: audiences.sort((a, b) => compareFrench(a.name, b.name)),
      entryOf: (lessonId) => byLesson.get(lessonId),
    }
  }, [lessons, entries, from, isHis])
}
