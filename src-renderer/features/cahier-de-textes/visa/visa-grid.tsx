import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { staffName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { addDays, isoWeekOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { StatusIcon, type StatusKind } from '#renderer/ui/status-chip.tsx'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import { cellWords, labels } from './labels.fr.ts'
import { choose, useVisaScreen } from './visa-store.ts'
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
      onClick={() => choose(row.teacherId, cell.monday)}
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

/** Teachers × weeks: what is written, announced, sealed. In the order of the names. */
export function VisaGrid({
  mondays,
  rows,
  children,
}: {
  readonly mondays: readonly PlainDate[]
  readonly rows: readonly VisaRow[]
  readonly children?: ReactNode
}) {
  const { teacherId, monday } = useVisaScreen()
  const grid = useRef<HTMLDivElement>(null)
  const last = mondays.at(-1)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.key.startsWith('Arrow') || event.altKey || event.ctrlKey) return
    const next = reachCell(rows, { teacherId, monday }, event.key)
    event.preventDefault()
    if (!next) return
    choose(next.teacherId, next.monday)
    const mark = CSS.escape(`${next.teacherId}|${next.monday}`)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${mark}"]`)?.focus()
  }
  const move = (weeks: number) => last && useVisaScreen.setState({ lastMonday: addDays(last, weeks * 7) })
  const reached = teacherId !== null && monday !== null ? `${teacherId}|${monday}` : null
  return (
    <div className={styles.frame} ref={grid} onKeyDown={onKeyDown}>
      <table className={styles.table} aria-label={labels.grid}>
        <thead>
          <tr>
            <th scope="col">{labels.teacher}</th>
            <th scope="col">{labels.subject}</th>
            {mondays.map((one) => (
              <th key={one} scope="col" className={styles.week}>
                {labels.week(isoWeekOf(one))}
              </th>
            ))}
            <td>
              <span className={styles.arrows}>
                <IconButton icon={ChevronLeft} label={labels.earlier} size="small" onClick={() => move(-4)} />
                <IconButton icon={ChevronRight} label={labels.later} size="small" onClick={() => move(4)} />
              </span>
            </td>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.teacherId}>
              <th scope="row">{staffName(currentVault().view, row.teacherId)}</th>
              <td className={styles.subject}>{subjectsOf(row)}</td>
              {row.cells.map((cell, column) => (
                <td key={cell.monday} className={styles.place}>
                  <CellButton
                    row={row}
                    cell={cell}
                    isSelected={reached === `${row.teacherId}|${cell.monday}`}
                    isReached={
                      reached === null
                        ? at === 0 && column === 0
                        : reached === `${row.teacherId}|${cell.monday}`
                    }
                  />
                </td>
              ))}
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </div>
  )
}
