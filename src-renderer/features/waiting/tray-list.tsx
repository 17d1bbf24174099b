import { Fragment } from 'react'
import { isOnline } from '#shared/sync/line-state.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'
import { MarginHead, MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { StatusIcon, type StatusKind } from '#renderer/ui/status-chip.tsx'
import type { ListCursor } from '#renderer/ui/use-list-cursor.ts'
import { verdictLabels, waitingLabels } from './labels.fr.ts'
import { useMoment, type TrayLine } from './use-tray.ts'

function statusOf(line: TrayLine): StatusKind {
  if (line.kind === 'waiting') return 'here'
  if (line.kind === 'sent') return 'done'
  return line.item.code === 'two-texts'
    ? 'twoTexts'
    : line.item.verdict === 'rejected'
      ? 'refused'
      : 'warning'
}

function useDetail(): (line: TrayLine) => string {
  const moment = useMoment()
  return (line) => {
    const typed = moment(line.item.typedAt)
    switch (line.kind) {
      case 'to-decide':
        return [verdictLabels[line.item.verdict], line.label.detail].filter(Boolean).join(' · ')
      case 'waiting':
        return line.item.state === 'being-sent'
          ? waitingLabels.beingSent(typed)
          : waitingLabels.keptHere(typed)
      case 'sent':
        return waitingLabels.atPortal(typed, moment(line.item.settledAt))
    }
  }
}

interface TrayListProps {
  readonly lines: readonly TrayLine[]
  readonly cursor: ListCursor
  /** A line was pressed. */
  readonly onChoose: () => void
}

/** Lines of the tray, under their heads. */
export function TrayList({ lines, cursor, onChoose }: TrayListProps) {
  const detailOf = useDetail()
  const line = useSyncStatus((status) => status.line)
  const heads: Readonly<Record<TrayLine['kind'], string>> = {
    'to-decide': waitingLabels.toDecide,
    waiting: isOnline(line) ? waitingLabels.waitingOnline : waitingLabels.waitingOffline,
    sent: waitingLabels.sentToday,
  }
  return (
    <MarginList role="listbox" aria-label={waitingLabels.name} rowHeight={44} {...cursor.listProps}>
      {lines.map((one, index) => (
        <Fragment key={one.key}>
          {one.kind !== lines[index - 1]?.kind && <MarginHead>{heads[one.kind]}</MarginHead>}
          <MarginRow
            role="option"
            aria-selected={index === cursor.index}
            isSelected={index === cursor.index}
            margin={<StatusIcon status={statusOf(one)} />}
            detail={detailOf(one)}
            onClick={() => {
              cursor.moveTo(index, { focus: true })
              onChoose()
            }}
            {...cursor.rowProps(index)}
          >
            <b>{one.label.title}</b>
            {one.kind !== 'to-decide' && one.label.detail !== '' && <span>{one.label.detail}</span>}
          </MarginRow>
        </Fragment>
      ))}
    </MarginList>
  )
}
