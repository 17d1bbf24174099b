import { useMemo, useState } from 'react'
import { findByName, nameEntries } from '#shared/domain/people/name-search-rules.ts'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { labels } from './labels.fr.ts'
import type { SheetRow } from './sheet-queries.ts'
import styles from './name-search.module.css'

interface NameSearchProps {
  readonly rows: readonly SheetRow[]
  /** The cursor follows what is typed. */
  readonly onFind: (index: number) => void
  /** Enter, Escape: back to the list. */
  readonly onLeave: () => void
}

/** « / » then the first letters of a name: the cursor jumps there as they are typed. */
export function NameSearch({ rows, onFind, onLeave }: NameSearchProps) {
  const [text, setText] = useState('')
  const entries = useMemo(() => nameEntries(rows.map((row) => row.student)), [rows])
  const isUnknown = text.trim() !== '' && findByName(entries, text).length === 0
  const change = (next: string) => {
    setText(next)
    const [first] = findByName(entries, next)
    if (first) onFind(rows.findIndex((row) => row.student === first))
  }
  return (
    <div className={styles.box}>
      <SearchField
        label={labels.search}
        value={text}
        onChange={change}
        autoFocus
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          onLeave()
        }}
      />
      <p className={styles.nobody} role="status">
        {isUnknown ? labels.nobody(text) : ''}
      </p>
    </div>
  )
}
