import { courtesyName, listName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import type { Division } from '#shared/domain/people/structures.ts'
import { divisionOn, isEnrolledOn, studentRecord } from '#shared/domain/people/student.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import type { OpenScreen } from '#renderer/features/feature-line.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { Flag } from '#renderer/ui/flag.tsx'
import { joinList } from '#renderer/ui/format-fr.ts'
import { ListName, MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { useListCursor } from '#renderer/ui/use-list-cursor.ts'
import styles from './directory.module.css'
import { boardingLabels, directoryLabels } from './labels.fr.ts'

/** The card of a class: its pupils of today, in French order. */
export function DivisionCard({ division, open }: { readonly division: Division; readonly open: OpenScreen }) {
  const { date } = useSchoolWall()
  const staff = useRecords(staffMemberRecord)
  const students = useRecords(studentRecord)
    .filter((one) => isEnrolledOn(one, date) && divisionOn(one, date) === division.id)
    .sort((a, b) => compareFrench(listName(a), listName(b)))
  const heads = staff.filter((one) => division.professeurPrincipalIds.includes(one.id)).map(courtesyName)
  const cursor = useListCursor(students.length)
  const openCard = (index: number) => {
    const student = students[index]
    if (student) open('directory', `student:${student.id}`)
  }
  useKeys({
    name: division.label,
    within: cursor.listRef,
    bindings: [{ keys: ['Enter'], label: directoryLabels.name, run: () => openCard(cursor.index) }],
  })
  return (
    <Pane label={division.label}>
      <PaneHead
        size="page"
        title={division.label}
        aside={directoryLabels.students(students.length)}
        detail={heads.length > 0 ? `${directoryLabels.headTeacher} : ${joinList(heads)}` : undefined}
      />
      <PaneBody>
        {students.length === 0 && (
          <EmptyPage title={directoryLabels.noStudent}>{directoryLabels.noStudentBody}</EmptyPage>
        )}
        <div className={styles.list}>
          <MarginList role="listbox" aria-label={division.label} rowHeight={34} {...cursor.listProps}>
            {students.map((student, index) => (
              <MarginRow
                key={student.id}
                role="option"
                aria-selected={index === cursor.index}
                hint={boardingLabels[student.boardingStatus]}
                onClick={() => openCard(index)}
                {...cursor.rowProps(index)}
              >
                <ListName familyName={student.familyName} givenName={student.givenName} />
                {student.plans.map((plan) => (
                  <Flag key={plan} isCare={plan === 'PAI'}>
                    {plan}
                  </Flag>
                ))}
              </MarginRow>
            ))}
          </MarginList>
        </div>
      </PaneBody>
    </Pane>
  )
}
