import { foldText } from '#shared/kernel/fold-text.ts'
import type { DivisionId } from '#shared/domain/people/ids.ts'
import type { BoardLine, DivisionCount } from '#shared/domain/roll-call/board-rules.ts'
import { divisionName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { compareFrench } from '#shared/kernel/french-order.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { MarginRow } from '#renderer/ui/margin-list.tsx'
import { StatusIcon } from '#renderer/ui/status-chip.tsx'
import { BoardList, type BoardRow } from './board-list.tsx'
import { labels } from './labels.fr.ts'
import styles from './divisions-list.module.css'
import type { BoardView } from './view-store.ts'

interface DivisionsListProps {
  readonly divisions: readonly DivisionCount[]
  readonly lines: readonly BoardLine[]
  readonly view: BoardView
  readonly onSearch: () => void
  readonly onChoose: (id: DivisionId) => void
}

/** Classes of which a call of the hour is not begun: nobody can say that all are there. */
function uncalledIn(lines: readonly BoardLine[]): ReadonlySet<DivisionId> {
  const waiting = lines.filter((line) => line.state === 'missing' || line.state === 'awaited')
  return new Set(waiting.flatMap((line) => line.lesson.divisionIds))
}

/** Absents and lates of the hour, class by class. */
export function DivisionsList({ divisions, lines, view, onSearch, onChoose }: DivisionsListProps) {
  const facts = currentVault().view
  const wanted = foldText(view.text)
  const uncalled = uncalledIn(lines)
  const named = divisions
    .map((count) => ({ ...count, name: divisionName(facts, count.divisionId) }))
    .filter(
      ({ name, divisionId }) =>
        foldText(name).startsWith(wanted) && (view.divisionId === '' || view.divisionId === divisionId),
    )
    .sort((a, b) => compareFrench(a.name, b.name))
  const rows = named.map(({ divisionId, name, absent, late, expected }): BoardRow => ({
    id: divisionId,
    open: () => onChoose(divisionId),
    draw: (rowProps) => (
      <MarginRow
        key={divisionId}
        {...rowProps}
        margin={<StatusIcon status={uncalled.has(divisionId) ? 'later' : absent > 0 ? 'doing' : 'done'} />}
        hint={labels.expected(expected)}
        value={
          <span className={absent > 0 ? styles.some : styles.none}>
            {labels.divisionCounts(absent, late) ||
              (uncalled.has(divisionId) ? labels.toDoLater : labels.allThere)}
          </span>
        }
      >
        <b>{name}</b>
      </MarginRow>
    ),
  }))
  return (
    <BoardList
      label={labels.byDivision}
      groups={[{ id: 'divisions', rows }]}
      rowHeight={27}
      onSearch={onSearch}
      openLabel={labels.keys.division}
    />
  )
}
