import { useMemo, useState } from 'react'
import { entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { divisionName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { schoolYearOf, schoolYearStart } from '#shared/kernel/school-year.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { SelectField, type Choice } from '#renderer/ui/select-field.tsx'
import { documentsLabels as labels } from './documents-labels.fr.ts'
import styles from './documents.module.css'
import { PrintTools } from './print-tools.tsx'

/** The classes in whose cahiers he has lessons. */
function useOwnDivisions(): readonly Choice<string>[] {
  const { actor } = useSchool()
  const entries = useRecords(entryRecord)
  return useMemo(() => {
    const { view } = currentVault()
    const own = entries.filter(({ teacherIds }) => teacherIds.includes(actor.staffId))
    const ids = [...new Set(own.flatMap(({ divisionIds }) => divisionIds))]
    const choices = ids.map((id) => ({ value: id as string, label: divisionName(view, id) }))
    return [
      { value: '', label: labels.ownDivisions },
      ...choices.sort((a, b) => compareFrench(a.label, b.label)),
    ]
  }, [entries, actor])
}

function Fields({ today }: { readonly today: PlainDate }) {
  const { actor } = useSchool()
  const divisions = useOwnDivisions()
  const [division, setDivision] = useState('')
  const [from, setFrom] = useState<string>(schoolYearStart(schoolYearOf(today)))
  const [to, setTo] = useState<string>(today)
  return (
    <>
      <SelectField label={labels.division} value={division} choices={divisions} onChange={setDivision} />
      <div className={styles.pair}>
        <DateField label={labels.from} value={from} onChange={setFrom} />
        <DateField label={labels.to} value={to} onChange={setTo} />
      </div>
      <PrintTools
        kind="own-pdf"
        choice={{
          teacherIds: [actor.staffId],
          divisionIds: division === '' ? [] : [division],
          subjectIds: [],
          from: from === '' ? null : from,
          to: to === '' ? null : to,
        }}
      />
    </>
  )
}

/** A teacher’s own cahiers as a PDF, for a period: the portal makes it, and his private notes are never in it. */
export function OwnPdfPane({ onClose }: { readonly onClose: () => void }) {
  const { date: today } = useSchoolWall()
  return (
    <Pane label={labels.ownTitle}>
      <PaneHead title={labels.ownTitle} />
      <PaneBody isPadded>
        <div className={styles.sections}>
          <section className={styles.section}>
            <p className={styles.quiet}>{labels.ownHelp}</p>
            <Fields today={today} />
          </section>
        </div>
      </PaneBody>
      <PaneFoot>
        <Button onClick={onClose}>{labels.ownClose}</Button>
      </PaneFoot>
    </Pane>
  )
}
