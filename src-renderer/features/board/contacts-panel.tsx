import { Ticket } from 'lucide-react'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { courtesyName } from '#shared/domain/people/person-name.ts'
import { divisionName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { Button } from '#renderer/ui/button.tsx'
import { formatPhone } from '#renderer/ui/format-fr.ts'
import { ListName } from '#renderer/ui/margin-list.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import type { BoardStudent } from '#shared/domain/roll-call/board-rules.ts'
import { useContacts, type Contact } from './board-queries.ts'
import styles from './contacts-panel.module.css'
import { kinshipWords, labels } from './labels.fr.ts'

function ContactLine({ contact, isFirst }: { readonly contact: Contact; readonly isFirst: boolean }) {
  const { guardian, link, phone } = contact
  return (
    <p className={isFirst ? styles.first : styles.other}>
      <span>
        {courtesyName(guardian)}, {kinshipWords(link.kinship)}
      </span>
      <span className={styles.phone}>{phone === '' ? labels.noPhone : formatPhone(phone)}</span>
    </p>
  )
}

interface ContactsPanelProps {
  readonly absents: readonly BoardStudent[]
  readonly onOpenStudent: (id: StudentId) => void
  readonly onAnnounce: (one: BoardStudent) => void
  readonly onOpenDesk: () => void
}

/** Families of those absent without news, with the number to ring first. */
export function ContactsPanel({ absents, onOpenStudent, onAnnounce, onOpenDesk }: ContactsPanelProps) {
  const contacts = useContacts(absents.map((one) => one.student.id))
  const { view } = currentVault()
  return (
    <Pane label={labels.reach}>
      <PaneHead title={labels.reach} aside={labels.families(absents.length)} />
      <PaneBody>
        {absents.length === 0 && (
          <EmptyPage title={labels.nobodyToReach} marginWidth={20}>
            {labels.nobodyToReachWords}
          </EmptyPage>
        )}
        <ul>
          {absents.map((one) => {
            const { student, divisionId } = one
            const found = contacts.get(student.id) ?? []
            return (
              <li key={student.id} className={styles.family}>
                <button type="button" className={styles.name} onClick={() => onOpenStudent(student.id)}>
                  <ListName familyName={student.familyName} givenName={student.givenName} />
                  <span>{divisionId ? divisionName(view, divisionId) : ''}</span>
                </button>
                {found.slice(0, 2).map((contact, index) => (
                  <ContactLine key={contact.guardian.id} contact={contact} isFirst={index === 0} />
                ))}
                <p className={styles.tools}>
                  <Button size="head" onClick={() => onAnnounce(one)}>
                    {labels.announceShort}
                  </Button>
                </p>
                {found.length === 0 && <p className={styles.other}>{labels.noGuardian}</p>}
              </li>
            )
          })}
        </ul>
      </PaneBody>
      <footer className={styles.desk}>
        <Ticket size={16} aria-hidden />
        <b>{labels.lateDesk}</b>
        <Button size="head" chord="F2" onClick={onOpenDesk}>
          {labels.open}
        </Button>
      </footer>
    </Pane>
  )
}
