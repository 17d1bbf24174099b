import { courtesyName, listName } from '#shared/domain/people/person-name.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import {
  divisionRecord,
  groupRecord,
  subjectRecord,
  teachingServiceRecord,
} from '#shared/domain/people/structures.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { capitalised } from '#renderer/ui/format-fr.ts'
import { MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import styles from './directory.module.css'
import { directoryLabels } from './labels.fr.ts'

function useServices(
  staffId: string,
): readonly { readonly id: string; readonly audience: string; readonly subject: string }[] {
  const services = useRecords(teachingServiceRecord)
  const divisions = useRecords(divisionRecord)
  const groups = useRecords(groupRecord)
  const subjects = useRecords(subjectRecord)
  return services
    .filter((service) => service.teacherIds.some((id) => id === staffId))
    .map((service) => ({
      id: service.id,
      audience:
        groups.find((one) => one.id === service.groupId)?.label ??
        divisions.find((one) => one.id === service.divisionId)?.label ??
        '',
      subject: subjects.find((one) => one.id === service.subjectId)?.label ?? '',
    }))
    .sort((a, b) => compareFrench(a.audience, b.audience))
}

/** The card of a colleague: what he does and whom he teaches. */
export function StaffCard({ person }: { readonly person: StaffMember }) {
  const services = useServices(person.id)
  return (
    <Pane label={listName(person)}>
      <PaneHead
        size="page"
        title={`${courtesyName(person)} ${person.givenName}`}
        detail={capitalised(person.title)}
      />
      <PaneBody>
        <h2 className={styles.listTitle}>{directoryLabels.teaches}</h2>
        {services.length === 0 && (
          <EmptyPage title={directoryLabels.teachesNone} isFull={false} marginWidth={38} />
        )}
        <div className={styles.list}>
          <MarginList aria-label={directoryLabels.teaches} rowHeight={34}>
            {services.map((service) => (
              <MarginRow key={service.id} hint={service.subject}>
                <b>{service.audience}</b>
              </MarginRow>
            ))}
          </MarginList>
        </div>
      </PaneBody>
    </Pane>
  )
}
