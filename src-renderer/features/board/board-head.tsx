import { CalendarClock, ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react'
import { addDays } from '#shared/kernel/plain-date.ts'
import { Button } from '#renderer/ui/button.tsx'
import { capitalised, formatDay, formatFullHour } from '#renderer/ui/format-fr.ts'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { StatusChip } from '#renderer/ui/status-chip.tsx'
import { Ticks, type TickState } from '#renderer/ui/ticks.tsx'
import type { BoardLine, BoardState } from '#shared/domain/roll-call/board-rules.ts'
import styles from './board-head.module.css'
import type { Board } from './board-queries.ts'
import type { HourChoice } from './use-hour-choice.ts'
import { labels } from './labels.fr.ts'

const ticks: Readonly<Record<BoardState, TickState>> = {
  done: 'done',
  'in-progress': 'doing',
  awaited: 'todo',
  missing: 'missing',
}

function count(lines: readonly BoardLine[], state: BoardState): number {
  return lines.filter((line) => line.state === state).length
}

function CallFigures({ lines }: { readonly lines: readonly BoardLine[] }) {
  const order: readonly BoardState[] = ['done', 'in-progress', 'awaited', 'missing']
  const states = order.flatMap((state) =>
    lines.filter((line) => line.state === state).map(() => ticks[state]),
  )
  const awaited = count(lines, 'awaited')
  const missing = count(lines, 'missing')
  return (
    <div className={styles.figures}>
      <span className={styles.ticks}>
        <Ticks states={states} />
      </span>
      <StatusChip status="done">{labels.done(count(lines, 'done'))}</StatusChip>
      <StatusChip status="doing">{labels.inProgress(count(lines, 'in-progress'))}</StatusChip>
      {awaited > 0 && <StatusChip status="later">{labels.awaited(awaited)}</StatusChip>}
      {missing > 0 && <StatusChip status="missing">{labels.missing(missing)}</StatusChip>}
    </div>
  )
}

interface BoardHeadProps {
  readonly board: Board
  readonly choice: HourChoice
}

/** The hour looked at, how its calls stand, and the figures of the school at that hour. */
export function BoardHead({ board, choice }: BoardHeadProps) {
  const { hour, date, isNow, clock } = choice
  const figures = [
    {
      key: 'absents',
      value: board.noNews.length + board.known.length + board.disputed.length,
      words: labels.absents,
    },
    { key: 'lates', value: board.lates.length, words: labels.lates },
    { key: 'reach', value: board.noNews.length, words: labels.toReach },
  ]
  return (
    <header className={styles.head}>
      <div className={styles.clock}>{formatFullHour(isNow ? clock : (hour?.start ?? clock))}</div>
      <div className={styles.when}>
        <h1 className={styles.title}>{capitalised(formatDay(date))}</h1>
        <span className={styles.hour}>
          <IconButton
            icon={ChevronsLeft}
            label={`${labels.previousDay}, ${formatDay(addDays(date, -1))}`}
            size="small"
            onClick={() => choice.goTo(addDays(date, -1))}
          />
          <IconButton
            icon={ChevronLeft}
            label={labels.previousHour}
            chord="Alt+ArrowLeft"
            size="small"
            onClick={() => choice.step(-1)}
          />
          <span>{hour ? labels.hour(hour.rank, hour.start, hour.end) : labels.noHour}</span>
          <IconButton
            icon={ChevronRight}
            label={labels.nextHour}
            chord="Alt+ArrowRight"
            size="small"
            onClick={() => choice.step(1)}
          />
          <IconButton
            icon={ChevronsRight}
            label={`${labels.nextDay}, ${formatDay(addDays(date, 1))}`}
            size="small"
            onClick={() => choice.goTo(addDays(date, 1))}
          />
        </span>
      </div>
      {!isNow && (
        <Button size="head" icon={CalendarClock} onClick={choice.now}>
          {labels.now}
        </Button>
      )}
      <CallFigures lines={board.lines} />
      <dl className={styles.counts}>
        {figures.map(({ key, value, words }) => (
          <div key={key}>
            <dd>{value}</dd>
            <dt>{words(value)}</dt>
          </div>
        ))}
      </dl>
    </header>
  )
}
