import { useEffect, useRef, useState } from 'react'
import type { Student } from '#shared/domain/people/student.ts'
import {
  observationRecord,
  observationTextMax,
  type Observation,
} from '#shared/domain/roll-call/observation.ts'
import { chooseObservationText } from '#shared/domain/roll-call/observation-commands.ts'
import type { MarkId } from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { viewPrefix } from '#renderer/store/draft-store.ts'
import { useDraft } from '#renderer/store/drafts.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecord } from '#renderer/store/use-records.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import type { CallGestures } from './call-gestures.ts'
import { labels } from './labels.fr.ts'
import styles from './note-bar.module.css'

/** What the person is writing about. */
export interface NoteSubject {
  readonly student: Student
  readonly nature: 'observation' | 'exclusion'
  /** The mark that the words explain; null until they are kept. */
  readonly markId: MarkId | null
}

export function draftKey(lesson: Lesson, subject: Pick<NoteSubject, 'student' | 'nature'>): string {
  return `${subject.nature}:${lesson.id}:${subject.student.id}`
}

interface NoteBarProps {
  readonly lesson: Lesson
  readonly subject: NoteSubject
  readonly gestures: CallGestures
  readonly onClose: () => void
}

/** Two persons wrote on the same words: both are kept until one is chosen (S15). */
function TwoTexts({ markId }: { readonly markId: MarkId }) {
  const observation = useRecord(observationRecord, markId)
  if (!observation || observation.variants.length === 0) return null
  const seen = [observation.text, ...observation.variants.map((variant) => variant.text)]
  const standing = { text: observation.text, by: observation.textBy }
  return (
    <Notice tone="rouge" status="twoTexts" title={labels.twoTexts}>
      <ul className={styles.texts}>
        {[standing, ...observation.variants].map(({ text, by }) => (
          <li key={text}>
            <span>{labels.says(staffName(currentVault().view, by), text)}</span>
            <Button
              size="head"
              onClick={() => void runCommand(chooseObservationText, { observationId: markId, text, seen })}
            >
              {labels.keepThis}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

interface TypedWords {
  readonly text: string
  /** What stood when the person began to type. */
  readonly base: string
  /** Somebody has rewritten the words since. */
  readonly standing: Observation | undefined
  change(next: string): void
  clear(): void
}

/** What is being typed over the words that stand, and what stood then: both outlive a lock (laws V5, S15). */
function useTypedWords(key: string, markId: MarkId | null): TypedWords {
  const [draft, setDraft, clearDraft] = useDraft(key)
  const [base, setBase, clearBase] = useDraft(`${viewPrefix}base:${key}`)
  const written = useRecord(observationRecord, markId ?? ('' as MarkId))
  const [isTouched, setTouched] = useState(draft !== '')
  return {
    text: isTouched ? draft : (written?.text ?? ''),
    base,
    standing: isTouched && written?.text !== base ? written : undefined,
    change: (next) => {
      if (!isTouched) setBase(written?.text ?? '')
      setTouched(true)
      setDraft(next)
    },
    clear: () => {
      clearDraft()
      clearBase()
    },
  }
}

/** The words of an observation or of an exclusion, under the list: kept as a draft at each key (law V5). */
export function NoteBar({ lesson, subject, gestures, onClose }: NoteBarProps) {
  const typed = useTypedWords(draftKey(lesson, subject), subject.markId)
  const place = useRef<HTMLElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const { text, standing } = typed
  const name = `${subject.student.familyName.toLocaleUpperCase('fr')} ${subject.student.givenName}`
  useEffect(() => field.current?.focus(), [subject])

  const save = async () => {
    const words = text.trim()
    if (words === '' || words.length > observationTextMax) return
    const isKept = await gestures.write({
      studentId: subject.student.id,
      nature: subject.nature,
      text: words,
      base: typed.base,
      markId: subject.markId,
    })
    if (!isKept) return
    typed.clear()
    onClose()
  }
  useKeys({
    name: labels.sheet,
    within: place,
    bindings: [
      { keys: ['Enter'], label: labels.keys.record, worksInFields: true, run: () => void save() },
      { keys: ['Escape'], label: labels.keys.later, worksInFields: true, run: onClose },
    ],
  })
  return (
    <section ref={place} className={styles.bar} data-print="no">
      {subject.markId && <TwoTexts markId={subject.markId} />}
      {standing && (
        <Notice
          tone="ocre"
          status="twoTexts"
          title={labels.rewritten(staffName(currentVault().view, standing.textBy))}
        >
          {labels.says(labels.standing, standing.text)}
        </Notice>
      )}
      <TextArea
        ref={field}
        label={
          subject.nature === 'observation'
            ? labels.noteFor(name)
            : labels.exclusionFor(name, subject.student.sex)
        }
        help={labels.noteHelp}
        rows={2}
        max={observationTextMax}
        value={text}
        onChange={typed.change}
      />
      <div className={styles.tools}>
        <Button chord="Escape" onClick={onClose}>
          {labels.later}
        </Button>
        <Button chord="Enter" onClick={() => void save()}>
          {labels.save}
        </Button>
      </div>
    </section>
  )
}
