import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { audienceName, staffName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { ContentsText, SealAndAddenda } from '#renderer/features/cahier-de-textes/sealed/entry-text.tsx'
import { currentVault } from '#renderer/store/current-vault.ts'
import { capitalised, formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { HomeworkItem } from './homework-section.tsx'
import { labels } from './labels.fr.ts'
import items from '#renderer/features/cahier-de-textes/text/item.module.css'
import styles from './entry-panel.module.css'

/** What a colleague of the service wrote of a lesson that is not one’s own: to read, for who replaces or shares the class. */
export function EntryReader({ entry }: { readonly entry: CahierEntry }) {
  const { view } = currentVault()
  const { by } = entry.contents.standing
  return (
    <Pane label={labels.entry}>
      <PaneHead
        title={`${audienceName(view, entry)} · ${subjectName(view, entry)}`}
        detail={`${capitalised(formatDay(entry.date))}, ${formatHour(entry.start)}`}
      />
      <PaneBody isPadded isReading>
        <div className={styles.entry}>
          <p className={styles.quiet}>{labels.writtenBy(staffName(view, by))}</p>
          <ContentsText entry={entry} />
          {entry.homework.map((homework) => (
            <div key={homework.id} className={items.item}>
              <HomeworkItem homework={homework} />
            </div>
          ))}
          <SealAndAddenda entry={entry} />
        </div>
      </PaneBody>
    </Pane>
  )
}
