import { useState } from 'react'
import {
  cahierSettingsRecord,
  defaultCahierSettings,
} from '#shared/domain/cahier-de-textes/cahier-settings.ts'
import { announceVisa } from '#shared/domain/cahier-de-textes/visa/notice-commands.ts'
import type { NoticeId } from '#shared/domain/cahier-de-textes/visa/seal.ts'
import { noticeMessageMax, type NoticeTarget } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { firstApplicableDay } from '#shared/domain/cahier-de-textes/visa/visa-rules.ts'
import { properName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { divisionRecord, subjectRecord } from '#shared/domain/people/structures.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { addDays, isPlainDate, mondayOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { AskingDialog, AskingRow } from '#renderer/features/cahier-de-textes/asking/asking-dialog.tsx'
import { ChoiceGroup, type ChoiceOption } from '#renderer/features/cahier-de-textes/asking/choice-group.tsx'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecord, useRecords } from '#renderer/store/use-records.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { labels } from './labels.fr.ts'

type Kind = NoticeTarget['kind']
const kinds: readonly Kind[] = ['school', 'teachers', 'divisions', 'subjects']

function useOptions(kind: Kind): readonly ChoiceOption<string>[] {
  const staff = useRecords(staffMemberRecord)
  const divisions = useRecords(divisionRecord)
  const subjects = useRecords(subjectRecord)
  const options: Readonly<Record<Kind, readonly ChoiceOption<string>[]>> = {
    school: [],
    teachers: staff
      .filter(({ roles }) => roles.includes('teacher'))
      .map(({ id, familyName, givenName }) => ({ id, name: `${properName(familyName)} ${givenName}` })),
    divisions: divisions.map(({ id, label, code }) => ({ id, name: label || code })),
    subjects: subjects.map(({ id, label }) => ({ id, name: label })),
  }
  return [...options[kind]].sort((a, b) => compareFrench(a.name, b.name))
}

interface Typed {
  readonly kind: Kind
  readonly ids: readonly string[]
  readonly from: PlainDate | ''
  readonly to: PlainDate | ''
  readonly applicableOn: PlainDate | ''
  readonly message: string
}

function readDay(text: string): PlainDate | '' {
  return isPlainDate(text) ? text : ''
}

function argsOf({ kind, ids, from, to, applicableOn, message }: Typed) {
  if (from === '' || to === '' || applicableOn === '' || from > to) return null
  if (kind !== 'school' && ids.length === 0) return null
  const target = (kind === 'school' ? { kind } : { kind, ids }) as NoticeTarget
  return { noticeId: crypto.randomUUID() as string as NoticeId, target, from, to, applicableOn, message }
}

function TargetFields({
  typed,
  change,
}: {
  readonly typed: Typed
  readonly change: (part: Partial<Typed>) => void
}) {
  const options = useOptions(typed.kind)
  return (
    <>
      <SelectField
        label={labels.target}
        value={typed.kind}
        choices={kinds.map((value) => ({ value, label: labels.targets[value] }))}
        onChange={(kind) => change({ kind, ids: [] })}
      />
      {options.length > 0 && (
        <ChoiceGroup
          label={labels.targets[typed.kind]}
          options={options}
          chosen={typed.ids}
          onChange={(ids) => change({ ids })}
        />
      )}
    </>
  )
}

/** Announces a visa: whom it concerns, which lessons, from which day, eight days ahead at least (C1). */
export function AnnounceDialog({ onClose }: { readonly onClose: () => void }) {
  const { date: today } = useSchoolWall()
  const { noticeDays } = useRecord(cahierSettingsRecord, defaultCahierSettings.id) ?? defaultCahierSettings
  const first = firstApplicableDay(today, noticeDays)
  const [typed, setTyped] = useState<Typed>({
    kind: 'school',
    ids: [],
    from: addDays(mondayOf(today), -21),
    to: addDays(mondayOf(today), 6),
    applicableOn: first,
    message: '',
  })
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const args = argsOf(typed)
  return (
    <AskingDialog
      title={labels.announceTitle}
      detail={labels.announceDetail}
      cancel={labels.cancel}
      send={labels.send}
      sent={labels.announced}
      run={args && (() => runCommand(announceVisa, args))}
      incomplete={labels.incomplete}
      onClose={onClose}
    >
      <TargetFields typed={typed} change={change} />
      <AskingRow>
        <DateField
          label={labels.periodFrom}
          value={typed.from}
          onChange={(day) => change({ from: readDay(day) })}
        />
        <DateField
          label={labels.periodTo}
          value={typed.to}
          onChange={(day) => change({ to: readDay(day) })}
        />
        <DateField
          label={labels.applicable}
          help={labels.applicableHelp(first)}
          value={typed.applicableOn}
          onChange={(day) => change({ applicableOn: readDay(day) })}
        />
      </AskingRow>
      <TextArea
        label={labels.message}
        value={typed.message}
        onChange={(message) => change({ message })}
        max={noticeMessageMax}
        rows={2}
      />
    </AskingDialog>
  )
}
