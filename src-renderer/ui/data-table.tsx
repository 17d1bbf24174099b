import {
  columnSizingFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type SortDirection,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, useRef, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './data-table.module.css'
import { uiLabels } from './labels.fr.ts'

export interface DataColumn<Row> {
  readonly id: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** What the column is ordered by; without it the head is no button. Texts follow French order. */
  readonly orderBy?: (row: Row) => string | number
  /** Figures stand at the right, with the same number of decimals. */
  readonly isFigure?: boolean
  /** Left out of a narrow window: the row says it when it is opened. */
  readonly isSecondary?: boolean
  /** CSS width: `120px`, `20%`; what is left goes to those without. */
  readonly width?: string
}

export interface DataTableProps<Row> {
  /** Read to those who listen. */
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** Stable between draws: declare it outside the component, or memoise it. */
  readonly columns: readonly DataColumn<Row>[]
  readonly rowHeight?: number
  readonly onOpen?: (row: Row) => void
  readonly selectedId?: string | undefined
  /** Shown in place of rows. */
  readonly empty?: ReactNode
}

const features = tableFeatures({
  rowSortingFeature,
  columnSizingFeature,
  sortedRowModel: createSortedRowModel(),
})
const collator = new Intl.Collator('fr', { ignorePunctuation: true, numeric: true })

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}

function useRows<Row>({ rows, columns, rowId }: Pick<DataTableProps<Row>, 'rows' | 'columns' | 'rowId'>) {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, { readonly row: Row }>()
    return columns.map((column) =>
      helper.accessor((line): unknown => column.orderBy?.(line.row) ?? '', {
        id: column.id,
        header: column.head,
        enableSorting: column.orderBy !== undefined,
        sortDescFirst: false,
        sortFn: (a, b) =>
          compare(column.orderBy?.(a.original.row) ?? '', column.orderBy?.(b.original.row) ?? ''),
      }),
    )
  }, [columns])
  const data = useMemo(() => rows.map((row) => ({ row })), [rows])
  return useTable({ features, columns: definitions, data, getRowId: (line) => rowId(line.row) })
}

interface HeadCellProps {
  readonly column: DataColumn<never>
  readonly sorted: false | SortDirection
  readonly onSort: () => void
}

function HeadCell({ column, sorted, onSort }: HeadCellProps) {
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      className={classNames(
        styles.head,
        column.isFigure && styles.figure,
        column.isSecondary && styles.secondary,
      )}
      style={{ width: column.width }}
      aria-sort={sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      {column.orderBy ? (
        <button type="button" className={styles.sort} onClick={onSort}>
          {column.head}
          {sorted !== false && (
            <Arrow
              size={13}
              role="img"
              aria-label={sorted === 'asc' ? uiLabels.sortedUp : uiLabels.sortedDown}
            />
          )}
        </button>
      ) : (
        column.head
      )}
    </th>
  )
}

/** A dense table; long ones draw the rows in sight alone. Head and first column stay. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rowHeight = 30, onOpen, selectedId, empty } = props
  const table = useRows(props)
  const frame = useRef<HTMLDivElement>(null)
  const rows = table.getRowModel().rows
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div ref={frame} className={styles.frame} tabIndex={0} role="group" aria-label={label}>
      <table className={styles.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => {
              const made = table.getColumn(column.id)
              return (
                <HeadCell
                  key={column.id}
                  column={column}
                  sorted={made?.getIsSorted() ?? false}
                  onSort={() => made?.toggleSorting()}
                />
              )
            })}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map((item) => {
            const line = rows[item.index]
            if (!line) return null
            const { row } = line.original
            return (
              <tr
                key={line.id}
                aria-rowindex={item.index + 2}
                className={classNames(
                  styles.row,
                  line.id === selectedId && styles.selected,
                  onOpen && styles.active,
                )}
                style={{ height: rowHeight }}
                onClick={onOpen && (() => onOpen(row))}
              >
                {columns.map((column, place) => (
                  <td
                    key={column.id}
                    className={classNames(
                      styles.cell,
                      column.isFigure && styles.figure,
                      column.isSecondary && styles.secondary,
                    )}
                  >
                    {onOpen && place === 0 ? (
                      <button type="button" className={styles.open} onClick={() => onOpen(row)}>
                        {column.cell(row)}
                      </button>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
      {rows.length === 0 && empty}
    </div>
  )
}
