import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import type { RollCall } from '#shared/domain/roll-call/roll-call.ts'
import type { Lesson, LessonId } from '#shared/domain/timetable/lesson.ts'
import { addDays, isoWeekOf, mondayOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import { AsideDayLine } from '#renderer/features/lesson-aside-place.tsx'
import { capitalised, formatDate, formatDay, formatWeekday } from '#renderer/ui/format-fr.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { Pane, PaneBody } from '#renderer/ui/pane.tsx'
import styles from './day-panel.module.css'
import type { WeekLessons } from './day-queries.ts'
import { labels } from './labels.fr.ts'
import { LessonLine } from './lesson-line.tsx'
import { goToDay, goToLesson } from './screen-store.ts'

interface DayPanelProps {
  readonly date: PlainDate
  readonly today: PlainDate
  readonly week: WeekLessons
  readonly calls: readonly RollCall[]
  readonly selectedId: LessonId | undefined
  readonly isLoaded: boolean
}

function WeekStrip({
  date,
  today,
  busyDays,
}: {
  readonly date: PlainDate
  readonly today: PlainDate
  readonly busyDays: ReadonlySet<PlainDate>
}) {
  const monday = mondayOf(date)
  const days = [0, 1, 2, 3, 4, 5].map((offset) => addDays(monday, offset))
  const shown = days.filter((day, index) => index < 5 || busyDays.has(day))
  return (
    <div className={styles.strip} role="group" aria-label={labels.week}>
      {shown.map((day) => (
        <button
          key={day}
          type="button"
          className={classNames(styles.day, day === today && styles.today)}
          aria-pressed={day === date}
          aria-label={formatDay(day)}
          onClick={() => goToDay(day, today)}
        >
          <span>{formatWeekday(day).charAt(0).toUpperCase()}</span>
          <span className={classNames(styles.dot, busyDays.has(day) && styles.busy)} />
        </button>
      ))}
    </div>
  )
}

/** Of the day alone: a mark does not draw its buttons and their tooltips again. */
const DayHead = memo(function DayHead({ date, today, week }: Pick<DayPanelProps, 'date' | 'today' | 'week'>) {
  const planned = week.ofDay.filter((lesson: Lesson) => lesson.status === 'planned').length
  return (
    <header className={styles.head}>
      <div className={styles.titleLine}>
        <h2 className={styles.title}>{capitalised(formatDay(date))}</h2>
        <span className={styles.arrows}>
          <IconButton
            icon={ChevronLeft}
            label={`${labels.previousDay}, ${formatDate(addDays(date, -1))}`}
            chord="Alt+ArrowLeft"
            size="small"
            onClick={() => goToDay(addDays(date, -1), today)}
          />
          <IconButton
            icon={ChevronRight}
            label={`${labels.nextDay}, ${formatDate(addDays(date, 1))}`}
            chord="Alt+ArrowRight"
            size="small"
            onClick={() => goToDay(addDays(date, 1), today)}
          />
        </span>
      </div>
      <p className={styles.detail}>
        {labels.weekLine(isoWeekOf(date), planned)}
        {date !== today && (
          <IconButton
            icon={CalendarDays}
            label={labels.today}
            size="small"
            onClick={() => goToDay(today, today)}
          />
        )}
      </p>
      <WeekStrip date={date} today={today} busyDays={week.busyDays} />
    </header>
  )
})

/** The left pane: the day’s lessons on their margin, and the way to the other days. */
export function DayPanel(props: DayPanelProps) {
  const { date, today, week, calls, selectedId, isLoaded } = props
  const callOf = (lesson: Lesson) => calls.find((call) => call.lessonId === lesson.id)
  return (
    <Pane label={labels.days} ground="side">
      <DayHead date={date} today={today} week={week} />
      <PaneBody>
        {!isLoaded && <p className={styles.loading}>{labels.loading}</p>}
        <ul className={styles.lessons}>
          {week.ofDay.map((lesson) => (
            <LessonLine
              key={lesson.id}
              lesson={lesson}
              rollCall={callOf(lesson)}
              isSelected={lesson.id === selectedId}
              onSelect={() => goToLesson(lesson.id)}
            />
          ))}
        </ul>
        <AsideDayLine lessons={week.ofDay} />
      </PaneBody>
    </Pane>
  )
}
