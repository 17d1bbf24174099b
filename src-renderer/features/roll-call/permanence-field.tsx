import { useMemo, useState, type KeyboardEvent, type Ref } from 'react'
import { divisionOn, isEnrolledOn, studentRecord, type Student } from '#shared/domain/people/student.ts'
import { findByName, nameEntries } from '#shared/domain/people/name-search-rules.ts'
import { divisionName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { ListName } from '#renderer/ui/margin-list.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { labels } from './labels.fr.ts'
import styles from './permanence-field.module.css'

interface PermanenceFieldProps {
  readonly lesson: Lesson
  readonly isIn: (student: Student) => boolean
  readonly onAdd: (student: Student) => void
  readonly onLeave: () => void
  readonly ref: Ref<HTMLInputElement>
}

const shownNames = 6

/** The inverted call: a name, Enter, the next one. */
export function PermanenceField({ lesson, isIn, onAdd, onLeave, ref }: PermanenceFieldProps) {
  const students = useRecords(studentRecord)
  const entries = useMemo(
    () => nameEntries(students.filter((student) => isEnrolledOn(student, lesson.date))),
    [students, lesson.date],
  )
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(
    () =>
      findByName(entries, text)
        .filter((student) => !isIn(student))
        .slice(0, shownNames),
    [entries, text, isIn],
  )
  const chosen = found[Math.min(at, found.length - 1)]
  const change = (next: string) => {
    setText(next)
    setAt(0)
  }
  const add = (student: Student) => {
    onAdd(student)
    change('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && chosen) add(chosen)
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Escape') text === '' ? onLeave() : change('')
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.box}>
      <TextField
        ref={ref}
        label={labels.addStudent}
        help={labels.addHelp}
        value={text}
        onChange={change}
        onKeyDown={onKeyDown}
        error={text !== '' && found.length === 0 ? labels.nobodyInSchool(text) : undefined}
      />
      {found.length > 0 && (
        <ul className={styles.found}>
          {found.map((student) => {
            const division = divisionOn(student, lesson.date)
            return (
              <li key={student.id}>
                <button
                  type="button"
                  className={styles.line}
                  aria-current={student === chosen || undefined}
                  onClick={() => add(student)}
                >
                  <ListName familyName={student.familyName} givenName={student.givenName} />
                  <span>{division ? divisionName(currentVault().view, division) : ''}</span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
