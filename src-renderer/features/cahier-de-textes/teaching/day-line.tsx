import { useMemo } from 'react'
import { isOfHisCahier } from '#shared/domain/cahier-de-textes/entry/entry-rights.ts'
import { isFilled } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { audienceName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { monthsOf } from '#shared/kernel/plain-date.ts'
import type { LessonsOfDay } from '#renderer/features/feature-line.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useLoaded, useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { labels } from './labels.fr.ts'
import styles from './entry-panel.module.css'

/** Under the day’s lessons, those that have begun and whose cahier says nothing yet. */
export function DayLine({ lessons }: LessonsOfDay) {
  const { actor } = useSchool()
  const wall = useSchoolWall()
  const partitions = useMemo(() => monthsOf(...lessons.map(({ date }) => date)), [lessons])
  const entries = useRecords(entryRecord, { partitions })
  const isLoaded = useLoaded(entryRecord, { partitions })
  const missing = useMemo(() => {
    const filled = new Set(entries.filter(isFilled).map(({ lessonId }) => lessonId))
    const isBegun = (date: string, start: string) => `${date} ${start}` <= `${wall.date} ${wall.time}`
    return lessons.filter(
      (lesson) =>
        lesson.form === 'course' &&
        lesson.status === 'planned' &&
        isBegun(lesson.date, lesson.start) &&
        isOfHisCahier(actor, lesson) &&
        !filled.has(lesson.id),
    )
  }, [entries, lessons, actor, wall])
  if (!isLoaded || missing.length === 0) return null
  const { view } = currentVault()
  const places = missing.map((lesson) => labels.dayPlace(audienceName(view, lesson), lesson.start))
  return <p className={styles.dayLine}>{labels.dayLine(places)}</p>
}
