import { useMemo, useState } from 'react'
import { moveEntry } from '#shared/domain/cahier-de-textes/entry/place-commands.ts'
import { isFilled, isWithoutLesson } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { entryRecord, type CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { plainTextOf } from '#shared/domain/cahier-de-textes/rich-text.ts'
import { lessonRecord, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { audienceName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useRefusal } from '#renderer/features/use-refusal.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useLoaded, useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { labels } from './labels.fr.ts'
import { goToLesson } from './screen-store.ts'
import type { Cell } from './week-queries.ts'
import items from '#renderer/features/cahier-de-textes/text/item.module.css'
import styles from './entry-panel.module.css'

/** His entries whose lesson was cancelled, moved or taken out of the timetable. */
function useLooseEntries(): readonly CahierEntry[] {
  const { actor } = useSchool()
  const entries = useRecords(entryRecord)
  const lessons = useRecords(lessonRecord)
  const isReady = useLoaded(lessonRecord)
  return useMemo(() => {
    if (!isReady) return []
    const known = new Map(lessons.map((lesson) => [lesson.id, lesson]))
    const isHis = (entry: CahierEntry) => entry.teacherIds.includes(actor.staffId)
    return entries.filter(
      (entry) =>
        isHis(entry) &&
        (isFilled(entry) || entry.homework.length > 0) &&
        isWithoutLesson(entry, known.get(entry.lessonId)),
    )
  }, [entries, lessons, isReady, actor])
}

function LooseEntry({ entry, cells }: { readonly entry: CahierEntry; readonly cells: readonly Cell[] }) {
  const targets = cells.filter(
    (cell) =>
      !isFilled(cell.entry) && cell.lesson.subjectId === entry.subjectId && cell.lesson.date >= entry.date,
  )
  const { refusal, isKept } = useRefusal()
  const [targetId, setTargetId] = useState<string>(targets[0]?.lesson.id ?? '')
  const { title, text } = entry.contents.standing.value
  const name = audienceName(currentVault().view, entry)
  const attach = async () => {
    const args = { fromLessonId: entry.lessonId, lessonId: targetId as LessonId }
    if (!isKept(await runCommand(moveEntry, args))) return
    showToast({ text: labels.attached })
    goToLesson(args.lessonId)
  }
  return (
    <div className={items.item}>
      <div className={items.itemHead}>
        <span>{`${name}, ${formatDay(entry.date)}, ${formatHour(entry.start)}`}</span>
      </div>
      <p>{title || plainTextOf(text).slice(0, 120)}</p>
      {targets.length === 0 ? (
        <p className={styles.quiet}>{labels.noTarget}</p>
      ) : (
        <div className={items.row}>
          <SelectField
            label={labels.target}
            value={targetId}
            choices={targets.slice(0, 20).map(({ lesson }) => ({
              value: lesson.id as string,
              label: `${audienceName(currentVault().view, lesson)}, ${formatDay(lesson.date)}, ${formatHour(lesson.start)}`,
            }))}
            onChange={setTargetId}
          />
          <Button onClick={() => void attach()}>{labels.attach}</Button>
        </div>
      )}
      <RefusalNotice refusal={refusal} />
    </div>
  )
}

/** Entries left without a lesson, each with where to attach it again. Nothing when there is none. */
export function LooseEntries({ cells }: { readonly cells: readonly Cell[] }) {
  const entries = useLooseEntries()
  if (entries.length === 0) return null
  return (
    <section className={styles.section}>
      <Notice tone="ocre" status="warning" title={labels.loose}>
        {labels.looseDetail}
      </Notice>
      {entries.map((entry) => (
        <LooseEntry key={entry.id} entry={entry} cells={cells} />
      ))}
    </section>
  )
}
