import { useState } from 'react'
import { openReading } from '#shared/domain/cahier-de-textes/reading/pass-commands.ts'
import { passReasonMax, type ReadingPassId } from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import { passDaysMax } from '#shared/domain/cahier-de-textes/reading/reading-rules.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { properName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord, type StaffMember } from '#shared/domain/people/staff-member.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { addDays, isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { labels } from './labels.fr.ts'
import styles from './reading.module.css'

interface Typed {
  readonly inspectorId: string
  readonly teacherIds: readonly StaffId[]
  readonly from: PlainDate | ''
  readonly to: PlainDate | ''
  readonly mayVise: boolean
  readonly reason: string
}

const nameOf = ({ familyName, givenName }: StaffMember) => `${properName(familyName)} ${givenName}`

function useStaff(role: 'inspector' | 'teacher'): readonly StaffMember[] {
  const staff = useRecords(staffMemberRecord)
  return staff.filter(({ roles }) => roles.includes(role)).sort((a, b) => compareFrench(nameOf(a), nameOf(b)))
}

function argsOf({ inspectorId, teacherIds, from, to, mayVise, reason }: Typed) {
  if (inspectorId === '' || teacherIds.length === 0 || from === '' || to === '') return null
  const passId = crypto.randomUUID() as string as ReadingPassId
  return { passId, inspectorId: inspectorId as StaffId, teacherIds, from, to, mayVise, reason }
}

const day = (text: string) => (isPlainDate(text) ? text : '')

interface FieldsProps {
  readonly typed: Typed
  readonly change: (part: Partial<Typed>) => void
  readonly inspectors: readonly StaffMember[]
}

function Fields({ typed, change, inspectors }: FieldsProps) {
  const teachers = useStaff('teacher')
  return (
    <>
      {inspectors.length === 0 ? (
        <p>{labels.noInspector}</p>
      ) : (
        <SelectField
          label={labels.inspector}
          value={typed.inspectorId}
          choices={inspectors.map((one) => ({ value: one.id as string, label: nameOf(one) }))}
          onChange={(inspectorId) => change({ inspectorId })}
        />
      )}
      <div className={styles.choices} role="group" aria-label={labels.teachers}>
        {teachers.map((one) => (
          <Checkbox
            key={one.id}
            label={nameOf(one)}
            isChecked={typed.teacherIds.includes(one.id)}
            onChange={(isOn) =>
              change({
                teacherIds: isOn
                  ? [...typed.teacherIds, one.id]
                  : typed.teacherIds.filter((id) => id !== one.id),
              })
            }
          />
        ))}
      </div>
      <div className={styles.row}>
        <DateField label={labels.from} value={typed.from} onChange={(text) => change({ from: day(text) })} />
        <DateField label={labels.to} value={typed.to} onChange={(text) => change({ to: day(text) })} />
      </div>
      <Checkbox
        label={labels.mayVise}
        isChecked={typed.mayVise}
        onChange={(mayVise) => change({ mayVise })}
      />
      <TextField
        label={labels.reason}
        value={typed.reason}
        maxLength={passReasonMax}
        onChange={(reason) => change({ reason })}
      />
    </>
  )
}

/** Opens a reading to an inspector: whose cahiers, which days; each teacher is asked (C2). */
export function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const { date: today } = useSchoolWall()
  const inspectors = useStaff('inspector')
  const [typed, setTyped] = useState<Typed>({
    inspectorId: inspectors[0]?.id ?? '',
    teacherIds: [],
    from: today,
    to: addDays(today, passDaysMax - 1),
    mayVise: false,
    reason: '',
  })
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const args = argsOf(typed)
  const send = async () => {
    if (!args) return
    const result = await runCommand(openReading, { ...args, teacherIds: [...args.teacherIds] })
    if (result.kind === 'refused') return setRefusal(tellRefusal(result.code, result.params))
    showToast({ text: labels.sent })
    return onClose()
  }
  return (
    <Dialog
      isOpen
      hasForm
      width="wide"
      title={labels.openTitle}
      safe={{ label: labels.cancel, onPress: onClose }}
      others={[
        {
          label: labels.send,
          onPress: () => void send(),
          chord: 'Ctrl+Enter',
          closedBecause: args ? undefined : labels.incomplete,
        },
      ]}
    >
      <div className={styles.form}>
        <p>{labels.openDetail}</p>
        <Fields typed={typed} change={change} inspectors={inspectors} />
        <RefusalNotice refusal={refusal} />
      </div>
    </Dialog>
  )
}
