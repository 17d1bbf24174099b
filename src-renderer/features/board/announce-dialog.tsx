import { useState } from 'react'
import type { AbsenceId } from '#shared/domain/absences/absence.ts'
import {
  absenceReasons,
  announceAbsence,
  cancelAbsence,
  type AbsenceReason,
} from '#shared/domain/absences/absence-commands.ts'
import { properName } from '#shared/domain/people/person-name.ts'
import type { BoardStudent } from '#shared/domain/roll-call/board-rules.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { timeOfDay, type TimeOfDay } from '#shared/kernel/time-of-day.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { capitalised } from '#renderer/ui/format-fr.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import styles from './announce-dialog.module.css'
import { labels, reasonWords } from './labels.fr.ts'
import { tellRefusal } from './refusal-labels.fr.ts'

const ends = ['hour', 'half-day', 'day', 'next-day'] as const
type End = (typeof ends)[number]

const endWords: Readonly<Record<End, string>> = {
  hour: labels.endOfHour,
  'half-day': labels.endOfHalfDay,
  day: labels.endOfDay,
  'next-day': labels.endOfNextDay,
}

const evening = timeOfDay('23:59')

/** From the bell of the lesson where he is missing until the end that was said. */
function spanOf(one: BoardStudent, end: End, noon: TimeOfDay): { to: PlainDate; toTime: TimeOfDay } {
  const { date, start, end: bell } = one.lesson
  if (end === 'next-day') return { to: addDays(date, 1), toTime: evening }
  if (end === 'half-day' && start < noon) return { to: date, toTime: noon }
  return { to: date, toTime: end === 'hour' ? bell : evening }
}

function spokenName({ student }: BoardStudent): string {
  return `${student.givenName} ${properName(student.familyName)}`
}

interface AnnounceDialogProps {
  readonly one: BoardStudent
  readonly onClose: () => void
}

function useAnnounce({ one, onClose }: AnnounceDialogProps) {
  const { settings } = useSchool()
  const [problem, setProblem] = useState<ReturnType<typeof tellRefusal> | null>(null)
  const announce = async (reason: AbsenceReason, end: End, isJustified: boolean) => {
    const id = `a-${crypto.randomUUID()}` as AbsenceId
    const { lesson, student } = one
    const span = { from: lesson.date, fromTime: lesson.start, ...spanOf(one, end, settings.halfDayBoundary) }
    const result = await runCommand(announceAbsence, {
      id,
      studentId: student.id,
      reason,
      isJustified,
      ...span,
    })
    if (result.kind === 'refused') return setProblem(tellRefusal(result.code, result.params))
    showToast({ text: labels.announced(spokenName(one)), undo: () => void runCommand(cancelAbsence, { id }) })
    onClose()
  }
  return { problem, announce }
}

/** The family has warned: why, and until when. The reason stays with the vie scolaire (C18). */
export function AnnounceDialog(props: AnnounceDialogProps) {
  const { one, onClose } = props
  const { problem, announce } = useAnnounce(props)
  const [reason, setReason] = useState<AbsenceReason>('illness')
  const [end, setEnd] = useState<End>('day')
  const [isJustified, setJustified] = useState(false)
  const reasons = absenceReasons.map((value) => ({ value, label: capitalised(reasonWords(value)) }))
  return (
    <Dialog
      isOpen
      hasForm
      title={labels.announce(spokenName(one))}
      safe={{ label: labels.cancel, onPress: onClose }}
      others={[{ label: labels.record, onPress: () => void announce(reason, end, isJustified) }]}
    >
      <div className={styles.form}>
        <p>{labels.announceHelp}</p>
        <SelectField label={labels.announceReason} value={reason} choices={reasons} onChange={setReason} />
        <SelectField
          label={labels.announceUntil}
          value={end}
          choices={ends.map((value) => ({ value, label: capitalised(endWords[value]) }))}
          onChange={setEnd}
        />
        <Checkbox label={labels.isJustified} isChecked={isJustified} onChange={setJustified} />
        {problem && (
          <Notice tone="rouge" status="refused" title={problem.says} isUrgent>
            {problem.todo}
          </Notice>
        )}
      </div>
    </Dialog>
  )
}
