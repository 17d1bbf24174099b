import { BellRing } from 'lucide-react'
import type { BoardLine, BoardState } from '#shared/domain/roll-call/board-rules.ts'
import { audienceName, staffName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { epochMsOf } from '#shared/kernel/instant.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { formatDay, formatFullHour, joinList } from '#renderer/ui/format-fr.ts'
import { MarginRow } from '#renderer/ui/margin-list.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { StatusIcon, type StatusKind } from '#renderer/ui/status-chip.tsx'
import { BoardList, type BoardRow, type RowProps } from './board-list.tsx'
import styles from './calls-panel.module.css'
import { briefSubject, labels } from './labels.fr.ts'

const icons: Readonly<Record<BoardState, StatusKind>> = {
  done: 'done',
  'in-progress': 'doing',
  awaited: 'missing',
  missing: 'missing',
}

function useStateWords(): (line: BoardLine) => string {
  const { wallAt } = useSchool()
  return ({ state, rollCall, minutesLeft }) => {
    if (state === 'done')
      return rollCall?.ended ? formatFullHour(wallAt(epochMsOf(rollCall.ended.typedAt)).time) : ''
    if (state === 'in-progress') return labels.doing
    if (state === 'awaited')
      return Number.isFinite(minutesLeft) && minutesLeft <= 60 ? labels.left(minutesLeft) : labels.toDoLater
    return Number.isFinite(minutesLeft) ? labels.since(-minutesLeft) : labels.forgotten
  }
}

const hurryMinutes = 5

/** Red is what somebody must put right: a lesson to come is not (design §1.3). */
function isUrgent({ state, minutesLeft }: BoardLine): boolean {
  return (
    state === 'missing' ||
    (state === 'awaited' && Number.isFinite(minutesLeft) && minutesLeft <= hurryMinutes)
  )
}

function CallRow({
  line,
  words,
  rowProps,
}: {
  readonly line: BoardLine
  readonly words: string
  readonly rowProps: RowProps
}) {
  const { view } = currentVault()
  const { lesson, state, absentCount } = line
  const isCalled = state === 'done' || absentCount > 0
  const audience = audienceName(view, lesson) || labels.permanence
  const teachers = joinList(lesson.teacherIds.map((id) => staffName(view, id)).filter(Boolean))
  return (
    <MarginRow
      {...rowProps}
      isMissing={isUrgent(line)}
      margin={<StatusIcon status={state === 'awaited' && !isUrgent(line) ? 'later' : icons[state]} />}
      value={
        <span className={styles.values}>
          <span className={classNames(styles.when, isUrgent(line) && styles.urgent)}>{words}</span>
          <span className={classNames(styles.absents, absentCount > 0 && styles.some)}>
            {isCalled ? absentCount : '–'}
          </span>
        </span>
      }
    >
      <span className={styles.columns}>
        <b>{audience}</b>
        <span title={subjectName(view, lesson)}>{briefSubject(subjectName(view, lesson))}</span>
        <span className={styles.teacher}>{teachers}</span>
        <span className={styles.room}>{lesson.room}</span>
      </span>
    </MarginRow>
  )
}

function ForgottenCalls({
  lessons,
  today,
  onOpen,
}: {
  readonly lessons: readonly Lesson[]
  readonly today: PlainDate
  readonly onOpen: (lesson: Lesson) => void
}) {
  const { view } = currentVault()
  const [first] = lessons
  if (!first) return null
  const day = first.date === addDays(today, -1) ? labels.yesterday : labels.on(formatDay(first.date))
  return (
    <section className={styles.forgotten}>
      <h3>
        <BellRing size={16} aria-hidden />
        {labels.forgottenEarlier(day)} <span>{lessons.length}</span>
      </h3>
      <ul>
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <button type="button" className={styles.forgottenLine} onClick={() => onOpen(lesson)}>
              <span>
                <b>{audienceName(view, lesson)}</b> · {subjectName(view, lesson)} ·{' '}
                {joinList(lesson.teacherIds.map((id) => staffName(view, id)))}
              </span>
              <span>{formatFullHour(lesson.start)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface CallsPanelProps {
  readonly lines: readonly BoardLine[]
  readonly total: number
  readonly hidesDone: boolean
  readonly forgotten: readonly Lesson[]
  readonly today: PlainDate
  readonly onHideDone: (hides: boolean) => void
  readonly onOpen: (lesson: Lesson) => void
  readonly onSearch: () => void
}

/** The calls of the hour, those that are missing first. */
export function CallsPanel({
  lines,
  total,
  hidesDone,
  forgotten,
  today,
  onHideDone,
  onOpen,
  onSearch,
}: CallsPanelProps) {
  const wordsOf = useStateWords()
  const rows = lines.map((line): BoardRow => ({
    id: line.lesson.id,
    open: () => onOpen(line.lesson),
    draw: (rowProps) => (
      <CallRow key={line.lesson.id} line={line} words={wordsOf(line)} rowProps={rowProps} />
    ),
  }))
  return (
    <Pane label={labels.calls}>
      <PaneHead
        title={labels.calls}
        aside={labels.lessons(total)}
        end={
          <>
            <button
              type="button"
              className={styles.toggle}
              aria-pressed={hidesDone}
              onClick={() => onHideDone(!hidesDone)}
            >
              {labels.hideDone}
            </button>
            <span className={styles.columnHead}>{labels.callDone}</span>
            <span className={styles.columnHead}>{labels.absShort}</span>
          </>
        }
      />
      <PaneBody>
        {rows.length === 0 ? (
          <EmptyPage title={total === 0 ? labels.noCall : labels.allDone} marginWidth={34}>
            {total === 0 ? labels.noCallWords : undefined}
          </EmptyPage>
        ) : (
          <BoardList
            label={labels.calls}
            groups={[{ id: 'calls', rows }]}
            rowHeight={26}
            onSearch={onSearch}
            openLabel={labels.keys.open}
            isFirst
          />
        )}
      </PaneBody>
      <ForgottenCalls lessons={forgotten} today={today} onOpen={onOpen} />
    </Pane>
  )
}
