import { observationRecord } from '#shared/domain/roll-call/observation.ts'
import type { Mark } from '#shared/domain/roll-call/roll-call.ts'
import { useRecord } from '#renderer/store/use-records.ts'
import { Button } from '#renderer/ui/button.tsx'
import styles from './card-words.module.css'
import { labels } from './labels.fr.ts'
import type { NoteSubject } from './note-bar.tsx'
import type { SheetRow } from './sheet-queries.ts'
import { authorOf } from './student-row.tsx'

interface MarkWordsProps {
  readonly row: SheetRow
  readonly mark: Mark
  readonly isClosed: boolean
  readonly onOpen: (note: NoteSubject) => void
}

/** The words behind one mark, with their author, and the way to write them (C14, S15). */
function MarkWords({ row, mark, isClosed, onOpen }: MarkWordsProps) {
  const observation = useRecord(observationRecord, mark.id)
  const nature = mark.kind === 'excluded' ? 'exclusion' : 'observation'
  const hasTwoTexts = (observation?.variants.length ?? 0) > 0
  const title = nature === 'exclusion' ? labels.report : labels.observation
  const action = hasTwoTexts ? labels.choose : observation ? labels.edit : labels.write
  return (
    <div className={styles.words}>
      <p className={styles.title}>{labels.says(title, authorOf(mark))}</p>
      <p>{observation?.text ?? labels.reportMissing}</p>
      {!isClosed && (
        <Button size="head" onClick={() => onOpen({ student: row.student, nature, markId: mark.id })}>
          {action}
        </Button>
      )}
    </div>
  )
}

/** Observations and reports on the pupil in this lesson. */
export function CardWords({ row, isClosed, onOpen }: Omit<MarkWordsProps, 'mark'>) {
  const marks = row.marks.filter((mark) => mark.kind === 'observation' || mark.kind === 'excluded')
  return marks.map((mark) => (
    <MarkWords key={mark.id} row={row} mark={mark} isClosed={isClosed} onOpen={onOpen} />
  ))
}
