import { useMemo } from 'react'
import { absenceNoticeRecord } from '#shared/domain/absences/absence-notice.ts'
import { noticeAt } from '#shared/domain/absences/absence-rules.ts'
import { expectedStudents } from '#shared/domain/roll-call/audience-rules.ts'
import { marksOf } from '#shared/domain/roll-call/mark-rules.ts'
import { presenceOf } from '#shared/domain/roll-call/presence-rules.ts'
import { rollCallIdOf, rollCallRecord } from '#shared/domain/roll-call/roll-call.ts'
import { listName } from '#shared/domain/people/person-name.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { monthsOf } from '#shared/kernel/plain-date.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { labels } from './labels.fr.ts'
import styles from './entry-panel.module.css'

interface Attendance {
  readonly isCalled: boolean
  readonly absents: readonly { readonly name: string; readonly isExcused: boolean }[]
  readonly present: number
}

function useAttendance(lesson: Lesson): Attendance {
  const partitions = useMemo(() => monthsOf(lesson.date), [lesson.date])
  const calls = useRecords(rollCallRecord, { partitions })
  const notices = useRecords(absenceNoticeRecord)
  const students = useRecords(studentRecord)
  return useMemo(() => {
    const call = calls.find(({ id }) => id === rollCallIdOf(lesson.id))
    const expected = expectedStudents(lesson, students)
    const absents = expected.filter(({ id }) => {
      const presence = presenceOf(marksOf(call, id))
      return presence.kind === 'marked' && presence.mark.kind === 'absent'
    })
    return {
      isCalled: call?.state === 'done' || call?.state === 'in-progress',
      absents: absents.map((student) => ({
        name: listName(student),
        isExcused: noticeAt(notices, student.id, lesson.date, lesson.start) !== undefined,
      })),
      present: expected.length - absents.length,
    }
  }, [calls, notices, students, lesson])
}

/** Who was there when the homework was given (C9): an absence, excused or not, is no ground to ask what was not heard. */
export function PresenceLine({ lesson }: { readonly lesson: Lesson }) {
  const { isCalled, absents, present } = useAttendance(lesson)
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionHead}>{labels.absentsThere}</h3>
      {!isCalled && <p className={styles.quiet}>{labels.noCall}</p>}
      {isCalled && absents.length === 0 && <p className={styles.quiet}>{labels.allPresent}</p>}
      {isCalled && absents.length > 0 && (
        <p className={styles.quiet}>
          {absents
            .map(({ name, isExcused }) => (isExcused ? `${name} (${labels.excused})` : name))
            .join(' · ')}
          {' · '}
          {labels.others(present)}
        </p>
      )}
    </section>
  )
}
