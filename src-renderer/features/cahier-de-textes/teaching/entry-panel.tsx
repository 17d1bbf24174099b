import { audienceName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { sealOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { capitalised, formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { EntryForm } from './entry-form.tsx'
import { HomeworkSection } from './homework-section.tsx'
import { labels } from './labels.fr.ts'
import { NoticeBanner } from './notice-banner.tsx'
import { NoteField } from './note-field.tsx'
import { PresenceLine } from './presence-line.tsx'
import { SealedEntry } from './sealed-entry.tsx'
import { TwoContents } from './two-contents.tsx'
import type { Cell } from './week-queries.ts'
import styles from './entry-panel.module.css'

/** One lesson of the cahier: what was done, what is asked, and its visa. */
export function EntryPanel({ cell, cells }: { readonly cell: Cell; readonly cells: readonly Cell[] }) {
  const { lesson, entry, notice } = cell
  const { view } = currentVault()
  const isSealed = sealOf(entry) !== undefined
  const title = `${audienceName(view, lesson)} · ${subjectName(view, lesson)}`
  const when = `${capitalised(formatDay(lesson.date))}, ${formatHour(lesson.start)} · ${lesson.room}`
  return (
    <Pane label={labels.entry} ground="page">
      <PaneHead title={title} detail={when} />
      <PaneBody isPadded>
        <div className={styles.entry}>
          {notice && !isSealed && <NoticeBanner notice={notice} />}
          {entry && entry.contents.variants.length > 0 && !isSealed && <TwoContents entry={entry} />}
          {entry && isSealed ? (
            <SealedEntry entry={entry} />
          ) : (
            <>
              <EntryForm lesson={lesson} entry={entry} cells={cells} />
              <HomeworkSection lesson={lesson} entry={entry} />
            </>
          )}
          <PresenceLine lesson={lesson} />
          <NoteField lesson={lesson} />
        </div>
      </PaneBody>
    </Pane>
  )
}
