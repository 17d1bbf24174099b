import { History, Inbox } from 'lucide-react'
import { useSchoolZone } from '#renderer/features/use-school-wall.ts'
import { useSyncStatus, type SyncStatus } from '#renderer/sync/sync-status.ts'
import { usePendingItems } from '#renderer/sync/pending-items.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { formatNumber } from '#renderer/ui/format-fr.ts'
import { useNow } from '#renderer/ui/use-now.ts'
import { dataAge } from '#renderer/features/data-age.ts'
import styles from './line-box.module.css'
import { lineLabels, lineLooks, type LineLook } from '#renderer/features/line-labels.fr.ts'

/** What the first segment says: the state, and a count while something is under way. */
export function lineWords(status: SyncStatus): string {
  if (status.needsUpgrade) return lineLabels.needsUpgrade
  if (status.firstPull) return lineLabels.firstPull(formatNumber(status.firstPull.rows))
  if (status.line === 'sending') return lineLabels.sending(status.sendingDone, status.sendingTotal)
  return lineLooks[status.line].words
}

interface LineBoxProps {
  readonly onOpen: () => void
  readonly isOpen: boolean
  readonly onAction: (kind: NonNullable<LineLook['action']>['kind']) => void
}

/** State of the line, age of the data, outbox: one box, which opens « Ce qui attend » (design §6). */
export function LineBox({ onOpen, isOpen, onAction }: LineBoxProps) {
  const status = useSyncStatus()
  const toDecide = usePendingItems((items) => items.toDecide.length)
  const zone = useSchoolZone()
  const nowMs = useNow()
  const look = lineLooks[status.line]
  const age = dataAge(status.dataAsOf, nowMs, zone)
  const waiting = status.pendingCount + toDecide
  const Icon = look.icon
  const tone = status.needsUpgrade ? styles.ocre : styles[look.tone]
  return (
    <div className={styles.box}>
      <button
        type="button"
        className={styles.segments}
        onClick={onOpen}
        aria-pressed={isOpen}
        title={lineLabels.box}
      >
        <span className={classNames(styles.segment, styles.state, tone)} role="status">
          <Icon size={16} aria-hidden />
          {lineWords(status)}
        </span>
        <span className={classNames(styles.segment, styles[age.tone])}>
          {age.tone !== 'fresh' && <History size={14} aria-hidden />}
          {age.words}
        </span>
        <span className={classNames(styles.segment, isOpen && styles.open)}>
          <Inbox size={16} aria-hidden />
          {waiting === 0 ? lineLabels.nothingWaits : <Waiting count={waiting} />}
        </span>
      </button>
      {look.action && <ActionButton action={look.action} onAction={onAction} />}
    </div>
  )
}

function Waiting({ count }: { readonly count: number }) {
  return (
    <span>
      <b>{formatNumber(count)}</b>
      {lineLabels.waiting}
    </span>
  )
}

interface ActionProps {
  readonly action: NonNullable<LineLook['action']>
  readonly onAction: LineBoxProps['onAction']
}

function ActionButton({ action, onAction }: ActionProps) {
  return (
    <button type="button" className={styles.action} onClick={() => onAction(action.kind)}>
      {action.label}
    </button>
  )
}
