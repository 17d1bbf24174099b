import { useState } from 'react'
import { openReading } from '#shared/domain/cahier-de-textes/reading/pass-commands.ts'
import { passReasonMax, type ReadingPassId } from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import { passDaysMax } from '#shared/domain/cahier-de-textes/reading/reading-rules.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { properName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord, type StaffMember } from '#shared/domain/people/staff-member.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { addDays, isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { AskingDialog, AskingRow } from '#renderer/features/cahier-de-textes/asking/asking-dialog.tsx'
import { ChoiceGroup } from '#renderer/features/cahier-de-textes/asking/choice-group.tsx'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { openLabels as labels } from './labels.fr.ts'

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
      <ChoiceGroup
        label={labels.teachers}
        options={teachers.map((one) => ({ id: one.id, name: nameOf(one) }))}
        chosen={typed.teacherIds}
        onChange={(teacherIds) => change({ teacherIds })}
      />
      <AskingRow>
        <DateField label={labels.from} value={typed.from} onChange={(text) => change({ from: day(text) })} />
        <DateField label={labels.to} value={typed.to} onChange={(text) => change({ to: day(text) })} />
      </AskingRow>
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
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const args = argsOf(typed)
  return (
    <AskingDialog
      title={labels.title}
      detail={labels.detail}
      cancel={labels.cancel}
      send={labels.send}
      sent={labels.sent}
      run={args && (() => runCommand(openReading, { ...args, teacherIds: [...args.teacherIds] }))}
      incomplete={labels.incomplete}
      onClose={onClose}
    >
      <Fields typed={typed} change={change} inspectors={inspectors} />
    </AskingDialog>
  )
}
