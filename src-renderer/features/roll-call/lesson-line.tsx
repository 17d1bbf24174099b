import { useMemo } from 'react'
import { presenceOf } from '#shared/domain/roll-call/presence-rules.ts'
import { marksOf } from '#shared/domain/roll-call/mark-rules.ts'
import type { RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { lessonRecord, type Lesson } from '#shared/domain/timetable/lesson.ts'
import { audienceName, staffName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { epochMsOf } from '#shared/kernel/instant.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { formatDay, formatFullHour, joinList } from '#renderer/ui/format-fr.ts'
import { cancelWords, labels } from './labels.fr.ts'
import styles from './lesson-line.module.css'

interface LessonLineProps {
  readonly lesson: Lesson
  readonly rollCall: RollCall | undefined
  readonly isSelected: boolean
  readonly onSelect: () => void
}

type LineState = 'cancelled' | 'todo' | 'in-progress' | 'done'

function absentsIn(rollCall: RollCall): number {
  const ids = new Set(rollCall.marks.map((mark) => mark.studentId))
  return [...ids].filter((id) => {
    const presence = presenceOf(marksOf(rollCall, id))
    return presence.kind === 'marked' && presence.mark.kind === 'absent'
  }).length
}

/** Why a lesson does not take place, in words: « déplacé au mercredi 18 novembre, 14 h 30 ». */
export function cancelledWords(lesson: Lesson): string {
  if (lesson.movedTo === null) return labels.cancelled(cancelWords[lesson.cancelReason ?? 'other'])
  const moved = currentVault().view.get(lessonRecord, lesson.movedTo)
  return moved ? labels.movedTo(formatDay(moved.date), moved.start) : labels.moved
}

function useWords(lesson: Lesson, rollCall: RollCall | undefined, state: LineState): string {
  const { wallAt } = useSchool()
  return useMemo(() => {
    if (state === 'cancelled') return cancelledWords(lesson)
    if (!rollCall || state === 'todo') return labels.toDo
    if (!rollCall.ended) return labels.begun
    return labels.done(wallAt(epochMsOf(rollCall.ended.typedAt)).time, absentsIn(rollCall))
  }, [lesson, rollCall, state, wallAt])
}

/** Replacement and co-teaching, when there is any. */
function companyWords(lesson: Lesson): string {
  const { view, actor } = currentVault()
  const me = actor().staffId
  const names = (ids: readonly Lesson['teacherIds'][number][]) =>
    joinList(ids.map((id) => staffName(view, id)))
  if (lesson.replacedIds.includes(me)) return labels.replacedBy(names(lesson.teacherIds))
  if (lesson.replacedIds.length > 0) return labels.replaces(names(lesson.replacedIds))
  const others = lesson.teacherIds.filter((id) => id !== me)
  return others.length > 0 && others.length < lesson.teacherIds.length ? labels.withOthers(names(others)) : ''
}

/** One lesson of the day: its hours, its dot on the margin, and how its call stands. */
export function LessonLine({ lesson, rollCall, isSelected, onSelect }: LessonLineProps) {
  const { view } = currentVault()
  const state: LineState = lesson.status === 'cancelled' ? 'cancelled' : (rollCall?.state ?? 'todo')
  const words = useWords(lesson, rollCall, state)
  const audience = audienceName(view, lesson) || (lesson.form === 'permanence' ? labels.permanence : '')
  const company = companyWords(lesson)
  return (
    <li>
      <button
        type="button"
        className={classNames(
          styles.line,
          isSelected && styles.selected,
          state === 'cancelled' && styles.cancelled,
        )}
        aria-current={isSelected ? 'true' : undefined}
        onClick={onSelect}
      >
        <span className={styles.hours}>
          <b>{formatFullHour(lesson.start)}</b>
          <span>{formatFullHour(lesson.end)}</span>
        </span>
        <span className={styles.margin} aria-hidden>
          <span className={classNames(styles.dot, styles[state])} />
        </span>
        <span className={styles.words}>
          <span className={styles.audience}>
            <b>{audience}</b>{' '}
            {lesson.room !== '' && <span className={styles.room}>{labels.room(lesson.room)}</span>}
          </span>
          <span className={styles.subject}>{subjectName(view, lesson)}</span>
          {company !== '' && <span className={styles.company}>{company}</span>}
          <span className={classNames(styles.state, styles[`${state}Words`])}>{words}</span>
        </span>
      </button>
    </li>
  )
}
