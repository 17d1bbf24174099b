import { Copy } from 'lucide-react'
import type { SettledCommand } from '#shared/sync/settled-command.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { CommandLabel } from '#renderer/features/feature-line.ts'
import { settleItem } from '#renderer/sync/pending-items.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { verdictLabels, waitingLabels } from './labels.fr.ts'
import { useMoment } from './use-tray.ts'
import styles from './waiting-screen.module.css'

/** Text that the person had typed, whatever its command: it is never lost with a refusal (law S17). */
export function typedTextOf(args: unknown): string {
  if (typeof args !== 'object' || args === null || !('text' in args)) return ''
  return typeof args.text === 'string' ? args.text : ''
}

interface VerdictPanelProps {
  readonly item: SettledCommand
  readonly label: CommandLabel
}

/** A refused, merged or parked command: why, and what its author can do (law S8). */
export function VerdictPanel({ item, label }: VerdictPanelProps) {
  const moment = useMoment()
  const refusal = item.code === null ? null : tellRefusal(item.code, item.params)
  const typed = typedTextOf(item.args)
  const copy = () =>
    void navigator.clipboard.writeText(typed).then(() => showToast({ text: waitingLabels.copied }))
  const close = () => void settleItem(item.mid).then(() => showToast({ text: waitingLabels.seenDone }))
  return (
    <Pane label={label.title}>
      <PaneHead size="page" title={label.title} detail={label.detail} />
      <PaneBody isPadded>
        <Notice
          tone={item.verdict === 'rejected' ? 'rouge' : 'ocre'}
          status={item.verdict === 'rejected' ? 'refused' : 'warning'}
          title={verdictLabels[item.verdict]}
        >
          {refusal && (
            <>
              <p>{refusal.says}</p>
              <p>{refusal.todo}</p>
            </>
          )}
        </Notice>
        {typed !== '' && (
          <figure className={styles.typed}>
            <figcaption>{waitingLabels.typedText}</figcaption>
            <blockquote>{typed}</blockquote>
            <Button size="head" icon={Copy} onClick={copy}>
              {waitingLabels.copy}
            </Button>
          </figure>
        )}
        <p className={styles.moments}>
          {waitingLabels.typedHere(moment(item.typedAt))} {waitingLabels.answeredAt(moment(item.settledAt))}
        </p>
      </PaneBody>
      <PaneFoot>
        <Button look="primary" chord="Ctrl+Enter" onClick={close}>
          {waitingLabels.seen}
        </Button>
      </PaneFoot>
    </Pane>
  )
}
