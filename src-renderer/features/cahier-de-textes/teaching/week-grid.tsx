import { ChevronLeft, ChevronRight, ListTree, Printer, Search } from 'lucide-react'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { audienceName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { isoWeekOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { capitalised, formatDate, formatFullHour, formatWeekday } from '#renderer/ui/format-fr.ts'
import { Button } from '#renderer/ui/button.tsx'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { StatusIcon, type StatusKind } from '#renderer/ui/status-chip.tsx'
import { documentsLabels } from '#renderer/features/cahier-de-textes/documents/documents-labels.fr.ts'
import { narrowQuery, useMedia } from '#renderer/ui/use-media.ts'
import { reach } from './grid-rules.ts'
import { labels, stateWords } from './labels.fr.ts'
import { goToLesson, goToThisWeek, goToView, goToWeek, showPdf } from './screen-store.ts'
import type { Cell, CellState, WeekDay } from './week-queries.ts'
import styles from './week-grid.module.css'

const icons: Readonly<Record<CellState, StatusKind>> = {
  sealed: 'stamped',
  announced: 'announced',
  filled: 'done',
  missing: 'missing',
  coming: 'later',
}

interface CellButtonProps {
  readonly cell: Cell
  readonly isSelected: boolean
  readonly isReached: boolean
}

function CellButton({ cell, isSelected, isReached }: CellButtonProps) {
  const { lesson, entry, state } = cell
  const title = entry?.contents.standing.value.title ?? ''
  return (
    <button
      type="button"
      className={classNames(styles.cell, styles[state], isSelected && styles.selected)}
      aria-pressed={isSelected}
      tabIndex={isReached ? 0 : -1}
      data-lesson={lesson.id}
      onClick={() => goToLesson(lesson.id)}
    >
      <span className={styles.hour}>{formatFullHour(lesson.start)}</span>
      <span className={styles.audience}>{audienceName(currentVault().view, lesson)}</span>
      <span className={styles.state}>
        <StatusIcon status={icons[state]} size={14} />
        {stateWords[state]}
      </span>
      {title !== '' && <span className={styles.title}>{title}</span>}
    </button>
  )
}

interface WeekGridProps {
  readonly monday: PlainDate
  readonly today: PlainDate
  readonly days: readonly WeekDay[]
  readonly lessonId: LessonId | null
  /** Under the week: entries without a lesson. */
  /** Over the week: what must be seen before it. */
  readonly above?: ReactNode
  readonly children?: ReactNode
}

const toSearch = () => goToView('search')
const toSeries = () => goToView('series')

function WeekTools({ monday }: { readonly monday: PlainDate }) {
  const isNarrow = useMedia(narrowQuery)
  return (
    <>
      {isNarrow ? (
        <>
          <IconButton icon={Search} label={labels.searchButton} chord="Ctrl+F" onClick={toSearch} />
          <IconButton icon={ListTree} label={labels.series} onClick={toSeries} />
          <IconButton icon={Printer} label={documentsLabels.ownTitle} chord="Ctrl+P" onClick={showPdf} />
        </>
      ) : (
        <>
          <Button size="head" icon={Search} chord="Ctrl+F" onClick={toSearch}>
            {labels.searchButton}
          </Button>
          <Button size="head" icon={ListTree} onClick={toSeries}>
            {labels.series}
          </Button>
          <IconButton icon={Printer} label={documentsLabels.ownTitle} chord="Ctrl+P" onClick={showPdf} />
        </>
      )}
      <Button size="head" onClick={goToThisWeek}>
        {labels.thisWeek}
      </Button>
      <IconButton
        icon={ChevronLeft}
        label={labels.previousWeek}
        chord="Alt+ArrowLeft"
        onClick={() => goToWeek(monday, -1)}
      />
      <IconButton
        icon={ChevronRight}
        label={labels.nextWeek}
        chord="Alt+ArrowRight"
        onClick={() => goToWeek(monday, 1)}
      />
    </>
  )
}

/** The week of one’s lessons: what is filled, to fill, announced, sealed. */
export function WeekGrid({ monday, today, days, lessonId, above, children }: WeekGridProps) {
  const grid = useRef<HTMLDivElement>(null)
  const cells = days.flatMap((day) => day.cells)
  const filled = cells.filter(({ state }) => state !== 'missing' && state !== 'coming').length
  const reachedId = lessonId ?? cells[0]?.lesson.id
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.key.startsWith('Arrow') || event.altKey || event.ctrlKey || event.metaKey) return
    const next = reach(days, lessonId, event.key)
    event.preventDefault()
    if (!next) return
    goToLesson(next.lesson.id)
    grid.current?.querySelector<HTMLElement>(`[data-lesson="${CSS.escape(next.lesson.id)}"]`)?.focus()
  }
  return (
    <Pane label={labels.week}>
      <PaneHead
        size="page"
        level={1}
        title={labels.weekTitle(isoWeekOf(monday))}
        detail={labels.weekDetail(filled, cells.length)}
        end={<WeekTools monday={monday} />}
      />
      <PaneBody>
        {above}
        <div className={styles.grid} ref={grid} onKeyDown={onKeyDown} role="group" aria-label={labels.week}>
          {days.map(({ date, cells: ofDay }) => (
            <section
              key={date}
              className={styles.day}
              aria-label={`${formatWeekday(date)} ${formatDate(date)}`}
            >
              <h2 className={classNames(styles.dayHead, date === today && styles.today)}>
                {capitalised(formatWeekday(date))}
                <span>{formatDate(date)}</span>
              </h2>
              {ofDay.map((cell) => (
                <CellButton
                  key={cell.lesson.id}
                  cell={cell}
                  isSelected={cell.lesson.id === lessonId}
                  isReached={cell.lesson.id === reachedId}
                />
              ))}
              {ofDay.length === 0 && <p className={styles.none}>{labels.noLesson}</p>}
            </section>
          ))}
        </div>
        {children}
      </PaneBody>
    </Pane>
  )
}
