import type { ImportAnswer } from '#shared/protocol/administration.ts'
import { formatNumber } from '#renderer/ui/format-fr.ts'
import { MarginHead, MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { StatusIcon, type StatusKind } from '#renderer/ui/status-chip.tsx'
import styles from './administration.module.css'
import { importLabels } from './labels.fr.ts'

type Report = NonNullable<ImportAnswer['report']>
type Note = Report['warnings'][number]

const shownNotes = 50

function Figures({
  figures,
  names,
}: {
  readonly figures: Readonly<Record<string, number>>
  readonly names: Readonly<Record<string, readonly [string, string]>>
}) {
  return (
    <ul className={styles.figures}>
      {Object.entries(names).map(([key, [one, many]]) => (
        <li key={key}>
          <b>{formatNumber(figures[key] ?? 0)}</b>
          {(figures[key] ?? 0) < 2 ? one : many}
        </li>
      ))}
    </ul>
  )
}

interface NotesProps {
  readonly head: string
  readonly note: string
  readonly notes: readonly Note[]
  readonly status: StatusKind
}

/** Messages come in French from the portal, which knows the files. */
function Notes({ head, note, notes, status }: NotesProps) {
  if (notes.length === 0) return null
  const rest = notes.length - shownNotes
  return (
    <section>
      <p className={styles.detail}>{note}</p>
      <MarginList aria-label={head} rowHeight={30}>
        <MarginHead>{head}</MarginHead>
        {notes.slice(0, shownNotes).map((one) => (
          <MarginRow
            key={`${one.code}:${one.file}:${one.id}`}
            margin={<StatusIcon status={status} />}
            detail={one.file}
          >
            <span>{one.message}</span>
          </MarginRow>
        ))}
        {rest > 0 && <MarginRow>{importLabels.more(rest)}</MarginRow>}
      </MarginList>
    </section>
  )
}

/** The report of a dry run or of an import; a refusal says the file and the reason. */
export function ImportReport({ answer }: { readonly answer: ImportAnswer }) {
  const { report, refused, accountsOpened } = answer
  if (refused)
    return (
      <Notice tone="rouge" status="refused" title={importLabels.refused} isUrgent>
        {importLabels.fault(refused.message, refused.file)}
      </Notice>
    )
  if (!report) return null
  return (
    <>
      <Notice
        tone={report.written ? 'vert' : 'encre'}
        status={report.written ? 'portal' : 'doing'}
        title={report.written ? importLabels.written : importLabels.dryDone}
        isUrgent
      >
        <p>{importLabels.year(report.school, report.schoolYear)}</p>
        {accountsOpened > 0 && <p>{importLabels.accountsOpened(accountsOpened)}</p>}
      </Notice>
      <Figures figures={report.counts} names={importLabels.counts} />
      <Figures figures={report.changes} names={importLabels.changes} />
      <Notes
        head={importLabels.held(report.held.length)}
        note={importLabels.heldNote}
        notes={report.held}
        status="refused"
      />
      <Notes
        head={importLabels.warnings(report.warnings.length)}
        note={importLabels.warningsNote}
        notes={report.warnings}
        status="warning"
      />
    </>
  )
}
