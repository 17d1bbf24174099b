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
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecord, useRecords } from '#renderer/store/use-records.ts'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { labels } from './labels.fr.ts'
import styles from './visa-reader.module.css'

type Kind = NoticeTarget['kind']
const kinds: readonly Kind[] = ['school', 'teachers', 'divisions', 'subjects']

interface Option {
  readonly id: string
  readonly name: string
}

function useOptions(kind: Kind): readonly Option[] {
  const staff = useRecords(staffMemberRecord)
  const divisions = useRecords(divisionRecord)
  const subjects = useRecords(subjectRecord)
  const options: Readonly<Record<Kind, readonly Option[]>> = {
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
  const toggle = (id: string, isOn: boolean) =>
    change({ ids: isOn ? [...typed.ids, id] : typed.ids.filter((one) => one !== id) })
  return (
    <>
      <SelectField
        label={labels.target}
        value={typed.kind}
        choices={kinds.map((value) => ({ value, label: labels.targets[value] }))}
        onChange={(kind) => change({ kind, ids: [] })}
      />
      {options.length > 0 && (
        <div className={styles.choices} role="group" aria-label={labels.targets[typed.kind]}>
          {options.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              isChecked={typed.ids.includes(id)}
              onChange={(isOn) => toggle(id, isOn)}
            />
          ))}
        </div>
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
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const args = argsOf(typed)
  const send = async () => {
    if (!args) return
    const result = await runCommand(announceVisa, args)
    if (result.kind === 'refused') return setRefusal(tellRefusal(result.code, result.params))
    showToast({ text: labels.announced })
    return onClose()
  }
  return (
    <Dialog
      isOpen
      hasForm
      width="wide"
      title={labels.announceTitle}
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
        <p>{labels.announceDetail}</p>
        <TargetFields typed={typed} change={change} />
        <div className={styles.row}>
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
        </div>
        <TextArea
          label={labels.message}
          value={typed.message}
          onChange={(message) => change({ message })}
          max={noticeMessageMax}
          rows={2}
        />
        <RefusalNotice refusal={refusal} />
      </div>
    </Dialog>
  )
}
