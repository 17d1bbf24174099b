import { useEffect, useRef } from 'react'
import { sealOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { audienceName, staffName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { capitalised, formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { StatusIcon } from '#renderer/ui/status-chip.tsx'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import { labels } from './labels.fr.ts'
import { useTraces, type Visit } from './reading-queries.ts'
import styles from './reading.module.css'

function EntryLine({
  entry,
  isChosen,
  onChoose,
}: {
  readonly entry: CahierEntry
  readonly isChosen: boolean
  readonly onChoose: () => void
}) {
  const line = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  const { view } = currentVault()
  const isSealed = sealOf(entry) !== undefined
  return (
    <button
      ref={line}
      type="button"
      className={classNames(styles.line, isChosen && styles.chosen)}
      aria-pressed={isChosen}
      onClick={onChoose}
    >
      <span className={styles.margin}>{isSealed && <StatusIcon status="stamped" size={16} />}</span>
      <span className={styles.words}>
        <b>{entry.contents.standing.value.title || subjectName(view, entry)}</b>
        <span className={styles.quiet}>
          {`${audienceName(view, entry)} · ${formatDay(entry.date)}, ${formatHour(entry.start)}`}
        </span>
        {isSealed && <VisuallyHidden>{labels.sealed}</VisuallyHidden>}
      </span>
    </button>
  )
}

/** Why nothing can be read, in a sentence; null while it can. */
function useStanding({ state, pass, teacherId, lastDay }: Visit): string | null {
  const traces = useTraces({ pass, teacherId })
  switch (state) {
    case 'open':
      return null
    case 'coming':
      return labels.states.coming(pass.from)
    case 'ended':
      return labels.states.ended(pass.closedOn ?? lastDay ?? pass.to, traces.length)
    default:
      return labels.states[state]
  }
}

interface VisitSectionProps {
  readonly visit: Visit
  readonly entries: readonly CahierEntry[]
  readonly chosen: CahierEntry | undefined
  readonly onChoose: (entry: CahierEntry) => void
}

/** The cahiers of one teacher under one pass: what is open, or why it is not. */
export function VisitSection({ visit, entries, chosen, onChoose }: VisitSectionProps) {
  const standing = useStanding(visit)
  return (
    <section className={styles.visit}>
      <h3>{staffName(currentVault().view, visit.teacherId)}</h3>
      <p className={styles.quiet}>
        {standing ??
          `${capitalised(labels.openUntil(visit.lastDay ?? visit.pass.to))} · ${labels.count(entries.length)}`}
      </p>
      {entries.map((entry) => (
        <EntryLine
          key={entry.id}
          entry={entry}
          isChosen={entry.id === chosen?.id}
          onChoose={() => onChoose(entry)}
        />
      ))}
    </section>
  )
}
