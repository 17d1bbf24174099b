import { Notice } from '#renderer/ui/notice.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { verdictLabels, waitingLabels } from './labels.fr.ts'
import { useMoment, type TrayLine } from './use-tray.ts'
import styles from './waiting-screen.module.css'

/** A command on its way, or arrived: where it is kept is always said (design §1.7). */
export function WaitingPanel({ line }: { readonly line: Exclude<TrayLine, { kind: 'to-decide' }> }) {
  const moment = useMoment()
  const typed = moment(line.item.typedAt)
  return (
    <Pane label={line.label.title}>
      <PaneHead size="page" title={line.label.title} detail={line.label.detail} />
      <PaneBody isPadded>
        {line.kind === 'waiting' ? (
          <Notice tone="ocre" status="here" title={waitingLabels.keptHere(typed)}>
            {waitingLabels.waitingDetail}
          </Notice>
        ) : (
          <Notice tone="vert" status="portal" title={verdictLabels.applied}>
            {waitingLabels.atPortal(typed, moment(line.item.settledAt))}
          </Notice>
        )}
        <p className={styles.moments}>{waitingLabels.clockNote}</p>
      </PaneBody>
    </Pane>
  )
}
