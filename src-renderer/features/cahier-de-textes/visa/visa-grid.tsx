import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { memo, useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { staffName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { addDays, isoWeekOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { StatusIcon, type StatusKind } from '#renderer/ui/status-chip.tsx'
import { narrowQuery, useMedia } from '#renderer/ui/use-media.ts'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import { cellWords, labels } from './labels.fr.ts'
import { choose, showRightPane, useVisaScreen } from './visa-store.ts'
import type { VisaCell, VisaRow } from './visa-rows.ts'
import styles from './visa-grid.module.css'

const icons: Partial<Readonly<Record<VisaCell['state'], StatusKind>>> = {
  sealed: 'stamped',
  announced: 'announced',
}

function CellButton({
  row,
  cell,
  isSelected,
  isReached,
}: {
  readonly row: VisaRow
  readonly cell: VisaCell
  readonly isSelected: boolean
  readonly isReached: boolean
}) {
  if (cell.state === 'none')
    return (
      <span className={styles.none}>
        <VisuallyHidden>{cellWords.none}</VisuallyHidden>
      </span>
    )
  const icon = icons[cell.state]
  const figure = cell.state === 'empty' ? labels.empty : cell.filled
  return (
    <button
      type="button"
      className={classNames(styles.cell, styles[cell.state], isSelected && styles.selected)}
      aria-pressed={isSelected}
      aria-label={`${staffName(currentVault().view, row.teacherId)}, ${labels.week(isoWeekOf(cell.monday))} : ${cell.filled}, ${cellWords[cell.state]}`}
      tabIndex={isReached ? 0 : -1}
      data-cell={`${row.teacherId}|${cell.monday}`}
      onClick={() => {
        choose(row.teacherId, cell.monday)
        showRightPane()
      }}
    >
      {icon && <StatusIcon status={icon} size={13} />}
      {figure}
    </button>
  )
}

/** The cell reached by an arrow: from teacher to teacher, from week to week, holidays stepped over. */
export function reachCell(
  rows: readonly VisaRow[],
  from: { readonly teacherId: StaffId | null; readonly monday: PlainDate | null },
  key: string,
): { readonly teacherId: StaffId; readonly monday: PlainDate } | null {
  const rowAt = Math.max(
    0,
    rows.findIndex(({ teacherId }) => teacherId === from.teacherId),
  )
  const columnAt = Math.max(0, rows[rowAt]?.cells.findIndex(({ monday }) => monday === from.monday) ?? 0)
  const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[
    key
  ] ?? [0, 0]
  for (let step = 1; step < 60; step++) {
    const row = rows[rowAt + (down ?? 0) * step]
    const cell = row?.cells[columnAt + (right ?? 0) * step]
    if (!row || !cell) return null
    if (cell.state !== 'none') return { teacherId: row.teacherId, monday: cell.monday }
  }
  return null
}

function subjectsOf(row: VisaRow): string {
  const names = row.subjectIds.map((subjectId) => subjectName(currentVault().view, { subjectId }))
  return [...new Set(names)].slice(0, 2).join(', ')
}

const GridRow = memo(function GridRow({
  row,
  selected,
  reached,
}: {
  readonly row: VisaRow
  /** The week that the reader shows. */
  readonly selected: PlainDate | null
  /** The week that the tabulation reaches; null when it is another row’s. */
  readonly reached: PlainDate | null
}) {
  return (
    <tr>
      <th scope="row">{staffName(currentVault().view, row.teacherId)}</th>
      <td className={styles.subject}>{subjectsOf(row)}</td>
      {row.cells.map((cell) => (
        <td key={cell.monday} className={styles.place}>
          <CellButton
            row={row}
            cell={cell}
            isSelected={cell.monday === selected}
            isReached={cell.monday === reached}
          />
        </td>
      ))}
      <td className={styles.rest} />
    </tr>
  )
})

/** Earlier and later weeks: at the end of the grid’s head, or in the pane’s where the window is narrow. */
export function WeekTurns({ mondays }: { readonly mondays: readonly PlainDate[] }) {
  const last = mondays.at(-1)
  const move = (weeks: number) => last && useVisaScreen.setState({ lastMonday: addDays(last, weeks * 7) })
  return (
    <span className={styles.arrows}>
      <IconButton icon={ChevronLeft} label={labels.earlier} size="small" onClick={() => move(-4)} />
      <IconButton icon={ChevronRight} label={labels.later} size="small" onClick={() => move(4)} />
    </span>
  )
}

interface GridHeadProps {
  readonly mondays: readonly PlainDate[]
  readonly isNarrow: boolean
}

function GridHead({ mondays, isNarrow }: GridHeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.name}>
          {labels.teacher}
        </th>
        <th scope="col" className={styles.subjects}>
          {labels.subject}
        </th>
        {mondays.map((one) => (
          <th key={one} scope="col" className={styles.week}>
            {labels.week(isoWeekOf(one))}
          </th>
        ))}
        <td className={styles.turns}>{!isNarrow && <WeekTurns mondays={mondays} />}</td>
      </tr>
    </thead>
  )
}

const rowHeight = 31

/** Rows in sight, within the pane that scrolls around the grid. */
function useRowsInSight(grid: RefObject<HTMLDivElement | null>, rows: readonly VisaRow[]) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current?.parentElement ?? null,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.teacherId ?? index,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  return {
    shown: items.flatMap(({ index }) => rows[index] ?? []),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    virtual,
  }
}

/** Teachers × weeks: what is written, announced, sealed. In the order of the names; those in sight are drawn. */
export function VisaGrid({
  mondays,
  rows,
}: {
  readonly mondays: readonly PlainDate[]
  readonly rows: readonly VisaRow[]
}) {
  const { teacherId, monday } = useVisaScreen()
  const isNarrow = useMedia(narrowQuery)
  const grid = useRef<HTMLDivElement>(null)
  const wanted = useRef<string | null>(null)
  const { shown, before, after, virtual } = useRowsInSight(grid, rows)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.key.startsWith('Arrow') || event.altKey || event.ctrlKey) return
    const next = reachCell(rows, { teacherId, monday }, event.key)
    event.preventDefault()
    if (!next) return
    wanted.current = `${next.teacherId}|${next.monday}`
    choose(next.teacherId, next.monday)
  }
  const at = rows.findIndex((row) => row.teacherId === teacherId)
  // Reached by an arrow or from the reader, a row comes into sight; its cell takes the focus once it is drawn.
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [at, virtual])
  useEffect(() => {
    if (wanted.current === null) return
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(wanted.current)}"]`)
    if (!cell) return
    wanted.current = null
    cell.focus({ preventScroll: true })
  })
  const stop = shown.find((row) => row.teacherId === teacherId) ?? shown[0]
  return (
    <div className={styles.frame} ref={grid} onKeyDown={onKeyDown}>
      <table
        className={classNames(styles.table, isNarrow && styles.narrow)}
        aria-label={labels.grid}
        aria-rowcount={rows.length + 1}
      >
        <GridHead mondays={mondays} isNarrow={isNarrow} />
        <tbody>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {shown.map((row) => (
            <GridRow
              key={row.teacherId}
              row={row}
              selected={row.teacherId === teacherId ? monday : null}
              reached={row === stop ? (row.teacherId === teacherId ? monday : firstWeekOf(row)) : null}
            />
          ))}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  )
}

function firstWeekOf(row: VisaRow): PlainDate | null {
  return row.cells.find(({ state }) => state !== 'none')?.monday ?? null
}
