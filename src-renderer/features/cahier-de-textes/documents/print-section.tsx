import { useState } from 'react'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { useDivisionChoices, useSubjectChoices, useTeacherChoices } from './choice-lists.ts'
import { documentsLabels as labels } from './documents-labels.fr.ts'
import styles from './documents.module.css'
import { PrintTools } from './print-tools.tsx'

interface Chosen {
  readonly teacher: string
  readonly division: string
  readonly subject: string
  readonly from: string
  readonly to: string
}

const listOf = (id: string) => (id === '' ? [] : [id])
const dayOf = (day: string) => (day === '' ? null : day)

function Fields({
  chosen,
  change,
}: {
  readonly chosen: Chosen
  readonly change: (part: Partial<Chosen>) => void
}) {
  const teachers = useTeacherChoices(labels.all.teacher)
  const divisions = useDivisionChoices(labels.all.division)
  const subjects = useSubjectChoices(labels.all.subject)
  return (
    <>
      <SelectField
        label={labels.teacher}
        value={chosen.teacher}
        choices={teachers}
        onChange={(teacher) => change({ teacher })}
      />
      <div className={styles.pair}>
        <SelectField
          label={labels.division}
          value={chosen.division}
          choices={divisions}
          onChange={(division) => change({ division })}
        />
        <SelectField
          label={labels.subject}
          value={chosen.subject}
          choices={subjects}
          onChange={(subject) => change({ subject })}
        />
        <DateField label={labels.from} value={chosen.from} onChange={(from) => change({ from })} />
        <DateField label={labels.to} value={chosen.to} onChange={(to) => change({ to })} />
      </div>
    </>
  )
}

/** The PDF of the visa: for a teacher, a class, a subject, a period, or all of these together. */
export function PrintSection({ from, to }: { readonly from: PlainDate; readonly to: PlainDate }) {
  const [chosen, setChosen] = useState<Chosen>({ teacher: '', division: '', subject: '', from, to })
  return (
    <section className={styles.section}>
      <h3>{labels.printTitle}</h3>
      <p className={styles.quiet}>{labels.printHelp}</p>
      <Fields chosen={chosen} change={(part) => setChosen({ ...chosen, ...part })} />
      <PrintTools
        kind="visa-pdf"
        choice={{
          teacherIds: listOf(chosen.teacher),
          divisionIds: listOf(chosen.division),
          subjectIds: listOf(chosen.subject),
          from: dayOf(chosen.from),
          to: dayOf(chosen.to),
        }}
      />
    </section>
  )
}
