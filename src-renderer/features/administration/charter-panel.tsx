import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { listName } from '#shared/domain/people/person-name.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { charterListAnswer } from '#shared/protocol/administration.ts'
import { doneAnswer } from '#shared/protocol/session.ts'
import { callPortal } from '#renderer/features/call-portal.ts'
import { usePortalData } from '#renderer/features/use-portal-data.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { Button } from '#renderer/ui/button.tsx'
import { MarginHead, MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { StatusIcon } from '#renderer/ui/status-chip.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import styles from './administration.module.css'
import { administrationLabels, charterLabels } from './labels.fr.ts'
import { PortalState } from './portal-state.tsx'
import { useMoment } from './use-moment.ts'

interface Acceptance {
  readonly accountId: string
  readonly name: string
  readonly acceptedAt: string | null
  readonly onPaper: boolean
}

/** Who has not accepted the charter, and the acceptances signed on paper (C12). */
export function CharterPanel() {
  const data = usePortalData('/administration/charter', charterListAnswer)
  const staff = useRecords(staffMemberRecord)
  const moment = useMoment()
  const nameOf = (staffId: string, login: string) => {
    const person = staff.find((one) => one.id === staffId)
    return person ? listName(person) : login
  }
  const all: readonly Acceptance[] = (data.value?.accounts ?? [])
    .map((account) => ({ ...account, name: nameOf(account.staffId, account.login) }))
    .sort((a, b) => compareFrench(a.name, b.name))
  const missing = all.filter((one) => one.acceptedAt === null)
  const accepted = all.filter((one) => one.acceptedAt !== null)
  const record = async (one: Acceptance, version: number) => {
    const path = `/administration/accounts/${one.accountId}/paper-charter`
    const call = await callPortal(path, doneAnswer, { method: 'POST', body: { version } })
    if (call.kind === 'answer') showToast({ text: charterLabels.recorded(one.name) })
    data.reload()
  }
  const words = (one: Acceptance) =>
    one.onPaper
      ? charterLabels.onPaper(moment(one.acceptedAt ?? ''))
      : charterLabels.onScreen(moment(one.acceptedAt ?? ''))
  return (
    <div className={styles.reading}>
      <PortalState data={data} />
      {data.value && <p className={styles.detail}>{charterLabels.summary(accepted.length, all.length)}</p>}
      {data.value && missing.length === 0 && (
        <EmptyPage title={charterLabels.allDone} isFull={false} marginWidth={38}>
          {charterLabels.allDoneBody}
        </EmptyPage>
      )}
      <MarginList aria-label={administrationLabels.charter} rowHeight={36}>
        {missing.length > 0 && <MarginHead>{charterLabels.missing}</MarginHead>}
        {missing.map((one) => (
          <MarginRow
            key={one.accountId}
            margin={<StatusIcon status="missing" />}
            value={
              <Button
                size="head"
                aria-label={`${charterLabels.record}, ${one.name}`}
                onClick={() => data.value && void record(one, data.value.version)}
              >
                {charterLabels.record}
              </Button>
            }
          >
            <b>{one.name}</b>
          </MarginRow>
        ))}
        {accepted.length > 0 && <MarginHead>{charterLabels.done}</MarginHead>}
        {accepted.map((one) => (
          <MarginRow key={one.accountId} margin={<StatusIcon status="done" />} hint={words(one)}>
            <b>{one.name}</b>
          </MarginRow>
        ))}
      </MarginList>
    </div>
  )
}
