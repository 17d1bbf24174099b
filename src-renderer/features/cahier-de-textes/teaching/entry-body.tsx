import type { RefObject } from 'react'
import { sealOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { EarlierEntries } from './earlier-entries.tsx'
import { EntryForm } from './entry-form.tsx'
import { HomeworkSection } from './homework-section.tsx'
import { NoteField } from './note-field.tsx'
import { NoticeBanner } from './notice-banner.tsx'
import { PresenceLine } from './presence-line.tsx'
import { SealedEntry } from './sealed-entry.tsx'
import { TwoContents } from './two-contents.tsx'
import type { Cell } from './week-queries.ts'
import styles from './entry-panel.module.css'

interface EntryBodyProps {
  readonly cell: Cell
  readonly cells: readonly Cell[]
  /** Beside the roll call: what is said there already is left out. */
  readonly within?: RefObject<Element | null>
  readonly isFocused?: boolean
}

/** Everything of one lesson in the cahier: its notice, what was done, what is asked, one’s own note. */
export function EntryBody({ cell, cells, within, isFocused = false }: EntryBodyProps) {
  const { lesson, entry, notice } = cell
  const isSealed = sealOf(entry) !== undefined
  return (
    <div className={styles.entry}>
      {notice && !isSealed && <NoticeBanner notice={notice} />}
      {entry && entry.contents.variants.length > 0 && !isSealed && <TwoContents entry={entry} />}
      {entry && isSealed ? (
        <SealedEntry entry={entry} />
      ) : (
        <>
          <EntryForm lesson={lesson} entry={entry} cells={cells} within={within} isFocused={isFocused} />
          <HomeworkSection lesson={lesson} entry={entry} />
        </>
      )}
      {within === undefined && <PresenceLine lesson={lesson} />}
      <NoteField lesson={lesson} />
      <EarlierEntries lesson={lesson} />
    </div>
  )
}
