import type { z } from 'zod'
import { parkedAnswer } from '#shared/protocol/administration.ts'
import { doneAnswer } from '#shared/protocol/session.ts'
import { callPortal } from '#renderer/features/call-portal.ts'
import { tellWaiting } from '#renderer/features/feature-book.ts'
import { usePortalData } from '#renderer/features/use-portal-data.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { Button } from '#renderer/ui/button.tsx'
import { MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { StatusIcon } from '#renderer/ui/status-chip.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import styles from './administration.module.css'
import { administrationLabels, parkedLabels } from './labels.fr.ts'
import { PortalState } from './portal-state.tsx'
import { useMoment } from './use-moment.ts'

type ParkedItem = z.infer<typeof parkedAnswer>['items'][number]

function argsOf(raw: unknown): unknown {
  return typeof raw === 'object' && raw !== null && 'args' in raw ? raw.args : undefined
}

function ParkedRow({ item, onSettled }: { readonly item: ParkedItem; readonly onSettled: () => void }) {
  const moment = useMoment()
  const label = tellWaiting(item.name, argsOf(item.raw), currentVault().view)
  const settle = async () => {
    const call = await callPortal(`/administration/parked/${item.id}/settle`, doneAnswer, {
      method: 'POST',
      body: {},
    })
    if (call.kind === 'answer') showToast({ text: parkedLabels.settled })
    onSettled()
  }
  return (
    <MarginRow
      margin={<StatusIcon status={item.settledAt === null ? 'announced' : 'done'} />}
      value={
        item.settledAt === null ? (
          <Button size="head" onClick={() => void settle()}>
            {parkedLabels.settle}
          </Button>
        ) : (
          parkedLabels.done(moment(item.settledAt))
        )
      }
      detail={
        <>
          {parkedLabels.reasons[item.reason] ?? item.reason} · {parkedLabels.parkedAt(moment(item.parkedAt))}
          <details>
            <summary>{parkedLabels.raw}</summary>
            <pre className={styles.raw}>{JSON.stringify(argsOf(item.raw), null, 2)}</pre>
          </details>
        </>
      }
    >
      <b>{label.title}</b>
      <span>{label.detail}</span>
    </MarginRow>
  )
}

/** Commands in custody (laws S4, V7): raw, with their trace, until somebody has done by hand what they wanted. */
export function ParkedPanel() {
  const data = usePortalData('/administration/parked', parkedAnswer)
  const items = data.value?.items ?? []
  return (
    <div className={styles.reading}>
      <p className={styles.detail}>{parkedLabels.detail}</p>
      <PortalState data={data} />
      {data.value && items.length === 0 && (
        <EmptyPage title={parkedLabels.none} isFull={false} marginWidth={38}>
          {parkedLabels.noneBody}
        </EmptyPage>
      )}
      <MarginList aria-label={administrationLabels.parked} rowHeight={44}>
        {items.map((item) => (
          <ParkedRow key={item.id} item={item} onSettled={data.reload} />
        ))}
      </MarginList>
    </div>
  )
}
