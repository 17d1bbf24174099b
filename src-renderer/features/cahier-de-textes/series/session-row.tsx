import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import type { PlannedSession } from '#shared/domain/cahier-de-textes/series/series.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { Button } from '#renderer/ui/button.tsx'
import { classNames } from '#renderer/ui/class-names.ts'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { labels } from './labels.fr.ts'
import { wordsOf, type Place } from './series-queries.ts'
import styles from './series.module.css'

interface SessionRowProps {
  readonly session: PlannedSession
  readonly at: number
  readonly count: number
  readonly isChosen: boolean
  readonly places: readonly Place[]
  readonly onChoose: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  readonly onOpenLesson: (lessonId: LessonId, date: PlainDate) => void
}

/** « 1 travail · 2 documents · pas encore versée ». */
function contentsWords({ contents, homework }: PlannedSession, isPoured: boolean): readonly string[] {
  return [
    ...(homework.length > 0 ? [labels.homeworkCount(homework.length)] : []),
    ...(contents.documents.length > 0 ? [labels.documentCount(contents.documents.length)] : []),
    ...(isPoured ? [] : [labels.notPoured]),
  ]
}

/** One prepared session: its place in the order, its words, the lessons it went to. */
export function SessionRow(props: SessionRowProps) {
  const { session, at, count, isChosen, places, onChoose, onMove, onRemove, onOpenLesson } = props
  const words = wordsOf(session)
  const told = contentsWords(session, places.length > 0)
  return (
    <li className={classNames(styles.session, isChosen && styles.chosen)} data-session={session.id}>
      <span className={styles.number} aria-hidden>
        {at + 1}
      </span>
      <div className={styles.sessionWords}>
        <button
          type="button"
          className={styles.sessionTitle}
          aria-pressed={isChosen}
          aria-label={labels.sessionAt(at + 1, words)}
          onClick={onChoose}
        >
          {words}
        </button>
        <span className={styles.quiet}>{told.join(' · ')}</span>
        {places.map(({ lessonId, date, words: place }) => (
          <span key={lessonId} className={styles.place}>
            <Button look="link" onClick={() => onOpenLesson(lessonId, date)}>
              {labels.places([place])}
            </Button>
          </span>
        ))}
      </div>
      <div className={styles.rowTools}>
        {at > 0 && (
          <IconButton icon={ArrowUp} size="small" label={labels.up(words)} onClick={() => onMove(-1)} />
        )}
        {at < count - 1 && (
          <IconButton icon={ArrowDown} size="small" label={labels.down(words)} onClick={() => onMove(1)} />
        )}
        <IconButton icon={Trash2} size="small" label={labels.removeSession(words)} onClick={onRemove} />
      </div>
    </li>
  )
}
