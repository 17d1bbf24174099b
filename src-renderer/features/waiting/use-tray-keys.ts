import type { RefObject } from 'react'
import { settleItem } from '#renderer/sync/pending-items.ts'
import type { ListCursor } from '#renderer/ui/use-list-cursor.ts'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { waitingLabels } from './labels.fr.ts'
import type { TrayLine } from './use-tray.ts'

interface TrayKeys {
  readonly stage: RefObject<HTMLElement | null>
  readonly lines: readonly TrayLine[]
  readonly cursor: ListCursor
  /** The detail is a page of its own: Enter opens it. */
  readonly isNarrow: boolean
  readonly onRead: () => void
  readonly onPrint: () => void
}

/** J and K, Enter, print, « j’ai vu ». */
export function useTrayKeys({ stage, lines, cursor, isNarrow, onRead, onPrint }: TrayKeys): void {
  const line = lines[cursor.index]
  const seen = line?.kind === 'to-decide' && line.item.code !== 'two-texts' ? line.item : null
  const step = (by: number) =>
    cursor.moveTo(Math.min(Math.max(cursor.index + by, 0), lines.length - 1), { focus: true })
  useKeys({
    name: waitingLabels.name,
    within: stage,
    bindings: [
      { keys: ['J'], label: waitingLabels.next, isDisabled: lines.length < 2, run: () => step(1) },
      { keys: ['K'], label: waitingLabels.previous, isDisabled: lines.length < 2, run: () => step(-1) },
    ],
  })
  useKeys({
    name: waitingLabels.name,
    within: cursor.listRef,
    bindings: [{ keys: ['Enter'], label: waitingLabels.read, isDisabled: !isNarrow, run: onRead }],
  })
  useKeys({
    name: waitingLabels.name,
    bindings: [
      { keys: ['Ctrl+P'], label: waitingLabels.printKey, run: onPrint },
      {
        keys: ['Ctrl+Enter'],
        label: waitingLabels.seenKey,
        isDisabled: seen === null,
        run: () => void (seen && settleItem(seen.mid)),
      },
    ],
  })
}
