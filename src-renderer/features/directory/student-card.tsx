import { guardianRecord, type Guardian } from '#shared/domain/people/guardian.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { courtesyName, listName } from '#shared/domain/people/person-name.ts'
import { studentFileRecord } from '#shared/domain/people/student-file.ts'
import { coversDay, divisionOn, type Student } from '#shared/domain/people/student.ts'
import { divisionRecord, groupRecord } from '#shared/domain/people/structures.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { useLoaded, useRecord, useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { hasRole } from '#shared/domain/core/actor.ts'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { Flag } from '#renderer/ui/flag.tsx'
import { formatDate, formatPhone, joinList } from '#renderer/ui/format-fr.ts'
import { MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { Progress } from '#renderer/ui/progress.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { useLate } from '#renderer/ui/use-now.ts'
import styles from './directory.module.css'
import { boardingLabels, directoryLabels } from './labels.fr.ts'

function imageWords(student: Student): string {
  if (student.imageRight === null) return directoryLabels.imageUnknown
  return student.imageRight ? directoryLabels.imageYes : directoryLabels.imageNo
}

function Plans({ student }: { readonly student: Student }) {
  if (student.plans.length === 0) return directoryLabels.noPlan
  return (
    <span className={styles.plans}>
      {student.plans.map((plan) => (
        <Flag key={plan} isCare={plan === 'PAI'}>
          {plan}
        </Flag>
      ))}
      <span className={styles.help}>{directoryLabels.plansHelp}</span>
    </span>
  )
}

function useStays(student: Student): { readonly division: string; readonly groups: string } {
  const { date } = useSchoolWall()
  const divisions = useRecords(divisionRecord)
  const groups = useRecords(groupRecord)
  const divisionId = divisionOn(student, date)
  const held = student.groups.filter((stay) => coversDay(stay, date)).map((stay) => stay.of)
  return {
    division: divisions.find((one) => one.id === divisionId)?.label ?? '',
    groups: joinList(groups.filter((one) => held.includes(one.id)).map((one) => one.label)),
  }
}

function phonesOf(guardian: Guardian): readonly string[] {
  const { mobilePhone, homePhone, workPhone } = guardian
  const phones = [
    [mobilePhone, directoryLabels.mobile],
    [homePhone, directoryLabels.home],
    [workPhone, directoryLabels.work],
  ] as const
  return phones.filter(([phone]) => phone !== '').map(([phone, name]) => `${formatPhone(phone)} (${name})`)
}

function GuardianRow({
  guardian,
  studentId,
}: {
  readonly guardian: Guardian
  readonly studentId: StudentId
}) {
  const link = guardian.links.find((one) => one.studentId === studentId)
  if (!link) return null
  const notes = [
    directoryLabels.levels[link.level],
    link.isFirstContact ? directoryLabels.firstContact : '',
    link.housesStudent ? directoryLabels.houses : '',
    guardian.acceptsSms ? '' : directoryLabels.noSms,
  ]
  return (
    <MarginRow
      detail={
        <>
          <p>{notes.filter(Boolean).join(' · ')}</p>
          {phonesOf(guardian).map((phone) => (
            <p key={phone} className={styles.phone}>
              {phone}
            </p>
          ))}
          {guardian.email !== '' && <p>{guardian.email}</p>}
        </>
      }
    >
      <b>
        {courtesyName(guardian)} {guardian.givenName}
      </b>
    </MarginRow>
  )
}

/** Guardians and the administration’s file: for those who follow every pupil, never for a teacher (C18). */
function FollowUp({ studentId }: { readonly studentId: StudentId }) {
  const isLoaded = useLoaded(guardianRecord)
  const isLate = useLate(!isLoaded)
  const guardians = useRecords(guardianRecord).filter((one) =>
    one.links.some((link) => link.studentId === studentId),
  )
  useLoaded(studentFileRecord)
  const file = useRecord(studentFileRecord, studentId)
  return (
    <>
      {file && (
        <FactList
          facts={[
            [directoryLabels.birth, formatDate(file.birthDate, { withYear: true })],
            [directoryLabels.address, file.address],
            [directoryLabels.phone, file.phone === '' ? '' : formatPhone(file.phone)],
          ]}
        />
      )}
      <h2 className={styles.title}>{directoryLabels.guardians}</h2>
      {isLate && <Progress words={directoryLabels.guardiansLoading} />}
      {isLoaded && guardians.length === 0 && (
        <EmptyPage title={directoryLabels.noGuardian} isFull={false} marginWidth={38}>
          {directoryLabels.noGuardianBody}
        </EmptyPage>
      )}
      <MarginList aria-label={directoryLabels.guardians} rowHeight={38}>
        {guardians.map((guardian) => (
          <GuardianRow key={guardian.id} guardian={guardian} studentId={studentId} />
        ))}
      </MarginList>
    </>
  )
}

/** The card of a pupil: class, regime, image right, plans without their detail. */
export function StudentCard({ student }: { readonly student: Student }) {
  const { division, groups } = useStays(student)
  const { actor } = useSchool()
  const followsAll = hasRole(actor, 'cpe', 'aed', 'direction', 'secretariat')
  return (
    <Pane label={listName(student)}>
      <PaneHead size="page" title={listName(student)} detail={division} />
      <PaneBody isPadded isReading>
        <div className={styles.card}>
          <FactList
            facts={[
              [directoryLabels.division, division],
              [directoryLabels.groups, groups],
              [directoryLabels.boarding, boardingLabels[student.boardingStatus]],
              [directoryLabels.exit, student.exitRegime === '' ? directoryLabels.noExit : student.exitRegime],
              [directoryLabels.image, imageWords(student)],
              [directoryLabels.plans, <Plans key="plans" student={student} />],
              [directoryLabels.entered, formatDate(student.enteredOn, { withYear: true })],
              [
                directoryLabels.left,
                student.leftOn === null ? '' : formatDate(student.leftOn, { withYear: true }),
              ],
            ]}
          />
          {followsAll && <FollowUp studentId={student.id} />}
        </div>
      </PaneBody>
    </Pane>
  )
}
