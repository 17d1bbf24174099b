import { useEffect, useState } from 'react'
import { schoolId, schoolRecord } from '#shared/domain/people/school.ts'
import { listName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { archivesAnswer, type MadeDocument } from '#shared/protocol/cahier-documents.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { usePortalData } from '#renderer/features/use-portal-data.ts'
import { useRecord } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { useTeacherChoices } from './choice-lists.ts'
import { documentsLabels as labels } from './documents-labels.fr.ts'
import styles from './documents.module.css'
import { JobLine } from './job-line.tsx'
import { isOpenJob, startJob, usePortalJobs } from './portal-jobs.ts'
import { SaveButton } from './save-button.tsx'

function ArchiveLine({ archive }: { readonly archive: MadeDocument }) {
  const { wallAt } = useSchool()
  const teacher = useRecord(staffMemberRecord, archive.teacherId ?? '')
  const whose = archive.teacherId === null ? labels.wholeSchool : teacher ? listName(teacher) : labels.someone
  const { date } = wallAt(Date.parse(archive.madeAt))
  return (
    <li className={styles.archive}>
      <div>
        <b>{whose}</b>
        <p className={styles.quiet}>{labels.archiveLine(archive, date)}</p>
        <p className={styles.quiet}>{labels.keptUntil(archive)}</p>
      </div>
      <SaveButton document={archive} />
    </li>
  )
}

/** The archives of the year: made on request, kept by the portal for as long as the school must. */
export function ArchiveSection() {
  const school = useRecord(schoolRecord, schoolId)
  const teachers = useTeacherChoices(labels.wholeSchool)
  const [teacherId, setTeacherId] = useState('')
  const { job } = usePortalJobs((jobs) => jobs.archive)
  const { value, failure, reload } = usePortalData('/cahiers/archives', archivesAnswer)
  const made = job?.document?.id
  useEffect(() => {
    if (made !== undefined) reload()
  }, [made, reload])
  const make = () => startJob('archive', { teacherId: teacherId === '' ? null : teacherId })
  return (
    <section className={styles.section}>
      <h3>{labels.archiveTitle(school?.schoolYear ?? 0)}</h3>
      <p className={styles.quiet}>{labels.archiveHelp}</p>
      <SelectField label={labels.archiveWhose} value={teacherId} choices={teachers} onChange={setTeacherId} />
      <JobLine kind="archive" />
      <div className={styles.tools}>
        <Button
          closedBecause={isOpenJob(job) ? labels.archiving : undefined}
          isReasonSilent
          onClick={() => void make()}
        >
          {labels.archive}
        </Button>
        {made !== undefined && <span role="status">{labels.archived}</span>}
      </div>
      <RefusalNotice refusal={failure && tellRefusal(failure.code, failure.params)} />
      {value && value.archives.length === 0 && <p className={styles.quiet}>{labels.noArchive}</p>}
      {value && value.archives.length > 0 && (
        <ul className={styles.archives}>
          {value.archives.map((archive) => (
            <ArchiveLine key={archive.id} archive={archive} />
          ))}
        </ul>
      )}
    </section>
  )
}
