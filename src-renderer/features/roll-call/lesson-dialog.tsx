import { useMemo, useState } from 'react'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { listName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { cancelLesson, moveLesson, replaceTeacher } from '#shared/domain/timetable/lesson-commands.ts'
import { audienceName, staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import {
  cancelReasons,
  lessonRecord,
  type CancelReason,
  type Lesson,
  type LessonId,
} from '#shared/domain/timetable/lesson.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { addDays, monthsOf, weekdayOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { fromMinutes, toMinutes, type TimeOfDay } from '#shared/kernel/time-of-day.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import type { RunResult } from '#renderer/store/run-result.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { capitalised, formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { SelectField, type Choice } from '#renderer/ui/select-field.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { cancelWords, labels } from './labels.fr.ts'
import styles from './lesson-dialog.module.css'
import { tellRefusal } from './refusal-labels.fr.ts'

const words = labels.change
const shownDays = 21

type What = 'cancel' | 'move' | 'replace'

interface Change {
  readonly what: What
  readonly reason: CancelReason
  readonly date: PlainDate
  readonly start: TimeOfDay
  readonly absentId: StaffId
  readonly replacementId: StaffId | ''
}

/** School days ahead, and the bells of the lesson’s week. */
function useSlots(lesson: Lesson) {
  const lessons = useRecords(lessonRecord, { partitions: monthsOf(lesson.date) })
  const days = useMemo(() => {
    const ahead = Array.from({ length: shownDays }, (_, index) => addDays(lesson.date, index))
    return ahead.filter((date) => weekdayOf(date) < 7)
  }, [lesson.date])
  const bells = useMemo(() => [...new Set(lessons.map((one) => one.start))].sort(), [lessons])
  return { days, bells }
}

function useTeachers(lesson: Lesson): readonly Choice<string>[] {
  const staff = useRecords(staffMemberRecord)
  return useMemo(
    () =>
      staff
        .filter((person) => person.roles.includes('teacher') && !lesson.teacherIds.includes(person.id))
        .map((person) => ({ value: person.id as string, label: listName(person) }))
        .sort((a, b) => compareFrench(a.label, b.label)),
    [staff, lesson.teacherIds],
  )
}

function record(lesson: Lesson, change: Change): Promise<RunResult> {
  const lessonId = lesson.id
  if (change.what === 'cancel') return runCommand(cancelLesson, { lessonId, reason: change.reason })
  if (change.what === 'replace') {
    const replacementId = change.replacementId as StaffId
    return runCommand(replaceTeacher, { lessonId, absentId: change.absentId, replacementId })
  }
  const lasts = toMinutes(lesson.end) - toMinutes(lesson.start)
  const { date, start } = change
  const end = fromMinutes(toMinutes(start) + lasts)
  const newLessonId = `l-${crypto.randomUUID()}` as LessonId
  return runCommand(moveLesson, { lessonId, newLessonId, date, start, end, room: lesson.room })
}

interface FieldsProps {
  readonly lesson: Lesson
  readonly change: Change
  readonly set: (next: Partial<Change>) => void
}

function MoveFields({ lesson, change, set }: FieldsProps) {
  const { days, bells } = useSlots(lesson)
  return (
    <>
      <SelectField
        label={words.day}
        value={change.date}
        choices={days.map((date) => ({ value: date, label: capitalised(formatDay(date)) }))}
        onChange={(date) => set({ date })}
      />
      <SelectField
        label={words.hour}
        value={change.start}
        choices={bells.map((bell) => ({ value: bell, label: formatHour(bell) }))}
        onChange={(start) => set({ start })}
      />
    </>
  )
}

function ReplaceFields({ lesson, change, set }: FieldsProps) {
  const teachers = useTeachers(lesson)
  const { view } = currentVault()
  return (
    <>
      {lesson.teacherIds.length > 1 && (
        <SelectField
          label={words.absent}
          value={change.absentId}
          choices={lesson.teacherIds.map((id) => ({ value: id, label: staffName(view, id) }))}
          onChange={(absentId) => set({ absentId })}
        />
      )}
      <SelectField
        label={words.replacement}
        value={change.replacementId as string}
        choices={teachers}
        onChange={(id) => set({ replacementId: id as StaffId })}
      />
    </>
  )
}

function Fields(props: FieldsProps) {
  const { change, set } = props
  const whats: readonly Choice<What>[] = [
    { value: 'cancel', label: words.cancel },
    { value: 'move', label: words.move },
    { value: 'replace', label: words.replace },
  ]
  const reasons = cancelReasons.filter((reason) => reason !== 'moved')
  return (
    <>
      <SelectField
        label={words.what}
        value={change.what}
        choices={whats}
        onChange={(what) => set({ what })}
      />
      {change.what === 'cancel' && (
        <SelectField
          label={words.reason}
          value={change.reason}
          choices={reasons.map((value) => ({ value, label: capitalised(cancelWords[value]) }))}
          onChange={(reason) => set({ reason })}
        />
      )}
      {change.what === 'move' && <MoveFields {...props} />}
      {change.what === 'replace' && <ReplaceFields {...props} />}
    </>
  )
}

/** A lesson of the day that does not go as planned: cancelled, moved, taught by somebody else. */
export function LessonDialog({ lesson, onClose }: { readonly lesson: Lesson; readonly onClose: () => void }) {
  const [first] = lesson.teacherIds
  const [change, setChange] = useState<Change>({
    what: 'cancel',
    reason: 'teacher-away',
    date: lesson.date,
    start: lesson.start,
    absentId: first ?? ('' as StaffId),
    replacementId: '',
  })
  const [problem, setProblem] = useState<ReturnType<typeof tellRefusal> | null>(null)
  const name = `${audienceName(currentVault().view, lesson)}, ${formatDay(lesson.date)} ${formatHour(lesson.start)}`
  const isMissing =
    (change.what === 'replace' && change.replacementId === '') ||
    (change.what === 'move' && change.date === lesson.date && change.start === lesson.start)
  const save = async () => {
    const result = await record(lesson, change)
    if (result.kind === 'refused') return setProblem(tellRefusal(result.code, result.params))
    showToast({ text: words.done(name) })
    onClose()
  }
  return (
    <Dialog
      isOpen
      hasForm
      title={words.title(name)}
      safe={{ label: words.back, onPress: onClose }}
      others={isMissing ? [] : [{ label: words.record, onPress: () => void save() }]}
    >
      <div className={styles.form}>
        <p>{words.told}</p>
        <Fields lesson={lesson} change={change} set={(next) => setChange((now) => ({ ...now, ...next }))} />
        {problem && (
          <Notice tone="rouge" status="refused" title={problem.says} isUrgent>
            {problem.todo}
          </Notice>
        )}
      </div>
    </Dialog>
  )
}
