import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { divisionRecord } from '#shared/domain/people/structures.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import type { OpenScreen, ScreenProps } from '#renderer/features/feature-line.ts'
import { useRecord } from '#renderer/store/use-records.ts'
import { Pane } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { DivisionCard } from './division-card.tsx'
import { directoryLabels } from './labels.fr.ts'
import { StaffCard } from './staff-card.tsx'
import { StudentCard } from './student-card.tsx'

function Told({ title, body }: { readonly title: string; readonly body: string }) {
  return (
    <Pane label={title}>
      <EmptyPage title={title}>{body}</EmptyPage>
    </Pane>
  )
}

function StudentPlace({ id }: { readonly id: string }) {
  const student = useRecord(studentRecord, id)
  return student ? (
    <StudentCard student={student} />
  ) : (
    <Told title={directoryLabels.gone} body={directoryLabels.goneBody} />
  )
}

function StaffPlace({ id }: { readonly id: string }) {
  const person = useRecord(staffMemberRecord, id)
  return person ? (
    <StaffCard person={person} />
  ) : (
    <Told title={directoryLabels.gone} body={directoryLabels.goneBody} />
  )
}

function DivisionPlace({ id, open }: { readonly id: string; readonly open: OpenScreen }) {
  const division = useRecord(divisionRecord, id)
  return division ? (
    <DivisionCard division={division} open={open} />
  ) : (
    <Told title={directoryLabels.gone} body={directoryLabels.goneBody} />
  )
}

/** `target` is `student:ID`, `staff:ID` or `division:ID`. */
export function DirectoryScreen({ target, open }: ScreenProps) {
  const at = target?.indexOf(':') ?? -1
  const id = target?.slice(at + 1) ?? ''
  switch (target?.slice(0, Math.max(at, 0))) {
    case 'student':
      return <StudentPlace key={id} id={id} />
    case 'staff':
      return <StaffPlace key={id} id={id} />
    case 'division':
      return <DivisionPlace key={id} id={id} open={open} />
    default:
      return <Told title={directoryLabels.chooseTitle} body={directoryLabels.chooseBody} />
  }
}
