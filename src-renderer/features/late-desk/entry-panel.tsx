import { CornerDownLeft } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { MatchedText } from '#renderer/features/matched-text.tsx'
import { Button } from '#renderer/ui/button.tsx'
import chosenLine from '#renderer/ui/chosen-line.module.css'
import { classNames } from '#renderer/ui/class-names.ts'
import { formatMinutes } from '#renderer/ui/format-fr.ts'
import { KeyCap } from '#renderer/ui/key-cap.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { capitalName, listName } from '#shared/domain/people/person-name.ts'
import { foldText } from '#shared/kernel/fold-text.ts'
import { subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import styles from './entry-panel.module.css'
import { labels, reasonDetails, reasonKeys, reasonWords } from './labels.fr.ts'
import type { LateCandidate } from './late-queries.ts'
import { tellRefusal } from './refusal-labels.fr.ts'
import { divisionOf } from './slip-facts.ts'
import type { DeskProblem, LateEntry } from './use-late-entry.ts'

function Candidate({
  candidate,
  typed,
  date,
  isChosen,
  onPick,
}: {
  readonly candidate: LateCandidate
  /** What was typed to find him: underlined in his name. */
  readonly typed: string
  readonly date: PlainDate
  readonly isChosen: boolean
  readonly onPick: () => void
}) {
  const { student, lesson, minutes } = candidate
  const room = lesson && lesson.room !== '' ? labels.room(lesson.room) : ''
  return (
    <li
      role="option"
      aria-selected={isChosen}
      id={`late-${student.id}`}
      className={classNames(styles.candidate, isChosen && chosenLine.chosen)}
      onClick={onPick}
    >
      <span className={styles.margin}>{isChosen && <CornerDownLeft size={17} aria-hidden />}</span>
      <span className={styles.name}>
        <MatchedText
          text={listName(student)}
          strong={capitalName(student.familyName).length}
          tokens={foldText(typed).split(' ')}
        />
      </span>
      <b>{divisionOf(student, date)}</b>
      <span className={styles.lesson}>
        {lesson ? labels.lesson(subjectName(currentVault().view, lesson), room) : labels.noLesson}
      </span>
      <span className={styles.minutes}>{lesson ? formatMinutes(minutes) : ''}</span>
    </li>
  )
}

function Problem({ problem }: { readonly problem: DeskProblem | null }) {
  if (!problem) return null
  if (problem.kind === 'no-lesson')
    return (
      <Notice tone="ocre" status="warning" isUrgent>
        {labels.noLessonTodo(problem.name)}
      </Notice>
    )
  const { says, todo } = tellRefusal(problem.code, problem.params)
  return (
    <Notice tone="rouge" status="refused" title={says} isUrgent>
      {todo}
    </Notice>
  )
}

function Reasons({ entry }: { readonly entry: LateEntry }) {
  return (
    <fieldset className={styles.reasons}>
      <legend>
        <b>{labels.reason}</b> {labels.reasonHelp}
      </legend>
      <div className={styles.reasonKeys}>
        {reasonKeys.map(({ reason, chord }) => (
          <button
            key={reason}
            type="button"
            className={styles.reason}
            aria-pressed={entry.reason === reason}
            onClick={() => entry.chooseReason(reason)}
          >
            <KeyCap chord={chord} />
            <span>
              <b>{reasonWords[reason]}</b>
              <span>{reasonDetails[reason]}</span>
            </span>
          </button>
        ))}
      </div>
    </fieldset>
  )
}

function useFieldKeys(entry: LateEntry) {
  const onName = (event: KeyboardEvent) => {
    if (event.key === 'Enter') entry.settleName()
    else if (event.key === 'ArrowDown') entry.move(1)
    else if (event.key === 'ArrowUp') entry.move(-1)
    else if (event.key === 'Escape') entry.clear()
    else return
    event.preventDefault()
  }
  const onMinutes = (event: KeyboardEvent) => {
    if (event.key === 'Enter') entry.record()
    else if (event.key === 'Escape') entry.clear()
    else return
    event.preventDefault()
  }
  return { onName, onMinutes }
}

/** The name of who stands there, Enter, the minutes, Enter. */
export function EntryPanel({ entry, date }: { readonly entry: LateEntry; readonly date: PlainDate }) {
  const { onName, onMinutes } = useFieldKeys(entry)
  const { candidates, text } = entry
  const isUnknown = text.trim() !== '' && candidates.length === 0
  const active = entry.chosen ? `late-${entry.chosen.student.id}` : undefined
  return (
    <div className={styles.entry}>
      <VisuallyHidden>
        <h1>{labels.title}</h1>
      </VisuallyHidden>
      <div className={styles.fields}>
        <div className={styles.nameField}>
          <TextField
            ref={entry.nameRef}
            size="desk"
            label={labels.name}
            value={text}
            onChange={entry.type}
            onKeyDown={onName}
            autoFocus
            role="combobox"
            aria-expanded={candidates.length > 0}
            aria-controls="late-candidates"
            aria-activedescendant={candidates.length > 0 ? active : undefined}
            error={isUnknown ? labels.nobody(text.trim()) : undefined}
          />
        </div>
        {entry.isTimed && (
          <div className={styles.minutesField}>
            <TextField
              ref={entry.minutesRef}
              size="desk"
              label={labels.minutes}
              inputMode="numeric"
              autoFocus
              value={entry.minutes}
              onChange={entry.typeMinutes}
              onKeyDown={onMinutes}
            />
          </div>
        )}
        {entry.isTimed && (
          <div className={styles.record}>
            <Button look="primary" size="desk" chord="Enter" onClick={entry.record}>
              {labels.save}
            </Button>
          </div>
        )}
      </div>
      <Problem problem={entry.problem} />
      <ul id="late-candidates" role="listbox" aria-label={labels.name} className={styles.candidates}>
        {candidates.map((candidate, index) => (
          <Candidate
            key={candidate.student.id}
            candidate={candidate}
            typed={text}
            date={date}
            isChosen={index === entry.at}
            onPick={() => entry.pick(index)}
          />
        ))}
      </ul>
      <Reasons entry={entry} />
    </div>
  )
}
