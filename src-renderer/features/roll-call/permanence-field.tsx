import { useCallback, useMemo, type Ref } from 'react'
import { divisionOn, isEnrolledOn, studentRecord, type Student } from '#shared/domain/people/student.ts'
import { findByName, nameEntries } from '#shared/domain/people/name-search-rules.ts'
import { divisionName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { ListName } from '#renderer/ui/margin-list.tsx'
import { NamePicker } from '#renderer/ui/name-picker.tsx'
import { labels } from './labels.fr.ts'
import styles from './permanence-field.module.css'

interface PermanenceFieldProps {
  readonly lesson: Lesson
  readonly isIn: (student: Student) => boolean
  readonly onAdd: (student: Student) => void
  readonly onLeave: () => void
  readonly ref: Ref<HTMLInputElement>
}

/** The inverted call: a name, Enter, the next one. */
export function PermanenceField({ lesson, isIn, onAdd, onLeave, ref }: PermanenceFieldProps) {
  const students = useRecords(studentRecord)
  const entries = useMemo(
    () => nameEntries(students.filter((student) => isEnrolledOn(student, lesson.date))),
    [students, lesson.date],
  )
  const find = useCallback(
    (text: string) => findByName(entries, text).filter((student) => !isIn(student)),
    [entries, isIn],
  )
  const divisionWords = (student: Student) => {
    const division = divisionOn(student, lesson.date)
    return division ? divisionName(currentVault().view, division) : ''
  }
  return (
    <div className={styles.box}>
      <NamePicker
        ref={ref}
        label={labels.addStudent}
        help={labels.addHelp}
        find={find}
        idOf={(student) => student.id}
        nobody={labels.nobodyInSchool}
        onPick={onAdd}
        onLeave={onLeave}
      >
        {(student) => (
          <>
            <ListName familyName={student.familyName} givenName={student.givenName} />
            <span>{divisionWords(student)}</span>
          </>
        )}
      </NamePicker>
    </div>
  )
}
