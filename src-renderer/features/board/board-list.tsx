import { useEffect, useRef, type ReactNode } from 'react'
import type { KeyBinding } from '#renderer/ui/key-registry.ts'
import { MarginHead, MarginList } from '#renderer/ui/margin-list.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { useListCursor } from '#renderer/ui/use-list-cursor.ts'
import { labels } from './labels.fr.ts'

/** One line of a list of the board: drawn with the props of its row. */
export interface BoardRow {
  readonly id: string
  readonly draw: (props: RowProps) => ReactNode
  readonly open: () => void
  /** M: the family has warned. */
  readonly announce?: () => void
}

export interface RowProps {
  readonly tabIndex: 0 | -1
  readonly 'data-row': number
  readonly onFocus: () => void
  readonly onClick: () => void
}

export interface BoardGroup {
  readonly id: string
  /** Head of the group; none for a single one. */
  readonly name?: string
  readonly rows: readonly BoardRow[]
}

interface BoardListProps {
  readonly label: string
  readonly groups: readonly BoardGroup[]
  readonly rowHeight: number
  readonly onSearch: () => void
  readonly openLabel: string
  /** Takes the focus when the screen opens. */
  readonly isFirst?: boolean
}

/** A list of the board with its cursor: arrows move, Enter opens. */
export function BoardList({
  label,
  groups,
  rowHeight,
  onSearch,
  openLabel,
  isFirst = false,
}: BoardListProps) {
  const rows = groups.flatMap((group) => group.rows)
  const cursor = useListCursor(rows.length)
  const place = useRef<HTMLDivElement>(null)
  const bindings: readonly KeyBinding[] = [
    { keys: ['ArrowUp', 'ArrowDown'], label: labels.keys.row, run: () => false },
    { keys: ['Enter'], label: openLabel, run: () => rows[cursor.index]?.open() },
    { keys: ['/'], label: labels.keys.search, run: onSearch },
    {
      keys: ['M'],
      label: labels.keys.announce,
      isDisabled: !rows[cursor.index]?.announce,
      run: () => rows[cursor.index]?.announce?.(),
    },
  ]
  useKeys({ name: label, within: place, bindings })
  const { moveTo } = cursor
  useEffect(() => {
    if (isFirst) moveTo(0, { focus: true })
  }, [isFirst, moveTo])
  let index = -1
  return (
    <div ref={place}>
      <MarginList {...cursor.listProps} aria-label={label} rowHeight={rowHeight} marginWidth={34}>
        {groups.map((group) => (
          <div key={group.id} role="presentation">
            {group.name !== undefined && <MarginHead>{group.name}</MarginHead>}
            {group.rows.map((row) => {
              index += 1
              return row.draw({ ...cursor.rowProps(index), onClick: row.open })
            })}
          </div>
        ))}
      </MarginList>
    </div>
  )
}
