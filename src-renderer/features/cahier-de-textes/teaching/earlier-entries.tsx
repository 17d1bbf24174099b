import { useMemo, useState } from 'react'
import { cahierIdOf, isFilled } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { addDays, monthsBetween } from '#shared/kernel/plain-date.ts'
import { ContentsText } from '#renderer/features/cahier-de-textes/sealed/entry-text.tsx'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { capitalised, formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { HomeworkItem } from './homework-section.tsx'
import { labels } from './labels.fr.ts'
import items from '#renderer/features/cahier-de-textes/text/item.module.css'
import styles from './entry-panel.module.css'

/** Days before a lesson among which what was done is shown. */
const behindDays = 70
const shownAtOnce = 3

/** What was written in the same cahier before a lesson, whoever wrote it, latest first. */
function useEarlier(lesson: Lesson): readonly CahierEntry[] {
  const first = addDays(lesson.date, -behindDays)
  const partitions = useMemo(() => monthsBetween(first, lesson.date), [first, lesson.date])
  const entries = useRecords(entryRecord, { partitions })
  return useMemo(() => {
    const cahierId = cahierIdOf(lesson)
    const when = (one: { readonly date: string; readonly start: string }) => `${one.date} ${one.start}`
    return entries
      .filter((entry) => entry.cahierId === cahierId && when(entry) < when(lesson) && entry.date >= first)
      .filter((entry) => isFilled(entry) || entry.homework.length > 0)
      .sort((a, b) => (when(a) < when(b) ? 1 : -1))
  }, [entries, lesson, first])
}

function Earlier({ entry }: { readonly entry: CahierEntry }) {
  const { actor } = useSchool()
  const { by } = entry.contents.standing
  const name = by === actor.staffId ? '' : ` · ${staffName(currentVault().view, by)}`
  return (
    <div className={items.item}>
      <p
        className={items.itemHead}
      >{`${capitalised(formatDay(entry.date))}, ${formatHour(entry.start)}${name}`}</p>
      <ContentsText entry={entry} />
      {entry.homework.map((homework) => (
        <HomeworkItem key={homework.id} homework={homework} />
      ))}
    </div>
  )
}

/**
 * What the class did before, in the same cahier: who replaces an absent colleague, or shares the service, reads there
 * what was written (circulaire 2010-136: the cahier gives continuity).
 */
export function EarlierEntries({ lesson }: { readonly lesson: Lesson }) {
  const earlier = useEarlier(lesson)
  const isReplacing = lesson.replacedIds.length > 0
  const [count, setCount] = useState(isReplacing ? shownAtOnce : 0)
  if (earlier.length === 0) return null
  return (
    <section className={styles.section} aria-label={labels.earlier}>
      <h3 className={styles.sectionHead}>{labels.earlier}</h3>
      {earlier.slice(0, count).map((entry) => (
        <Earlier key={entry.id} entry={entry} />
      ))}
      {count < earlier.length && (
        <div>
          <Button onClick={() => setCount(count + shownAtOnce)}>
            {count === 0 ? labels.showEarlier(earlier.length) : labels.showMoreEarlier}
          </Button>
        </div>
      )}
    </section>
  )
}
