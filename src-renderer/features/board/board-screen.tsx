import { useCallback, useRef, useState } from 'react'
import type { BoardStudent } from '#shared/domain/roll-call/board-rules.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { studentRecord } from '#shared/domain/people/student.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { useLoaded } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Tabs } from '#renderer/ui/tabs.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { rightDrawerQuery, useMedia } from '#renderer/ui/use-media.ts'
import { useNow } from '#renderer/ui/use-now.ts'
import { AnnounceDialog } from './announce-dialog.tsx'
import { BoardHead } from './board-head.tsx'
import { useBoard, useDayLessons, useForgotten, type Board } from './board-queries.ts'
import styles from './board-screen.module.css'
import { CallsPanel } from './calls-panel.tsx'
import { ContactsPanel } from './contacts-panel.tsx'
import { labels } from './labels.fr.ts'
import { AbsentsPanel, LatesPanel } from './students-panel.tsx'
import { useHourChoice, type HourChoice } from './use-hour-choice.ts'
import { useBoardView, useShownHour } from './view-store.ts'

interface ColumnsProps {
  readonly board: Board
  readonly choice: HourChoice
  readonly forgotten: readonly Lesson[]
  readonly open: ScreenProps['open']
}

function useColumns({ board, choice, forgotten, open }: ColumnsProps) {
  const [view, change] = useBoardView()
  const [announced, setAnnounced] = useState<BoardStudent | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const onSearch = useCallback(() => search.current?.focus(), [])
  const openStudent = (id: StudentId) => open('directory', `student:${id}`)
  const openLesson = (lesson: Lesson) => open('roll-call', lesson.id)
  const lines = view.hidesDone ? board.lines.filter((line) => line.state !== 'done') : board.lines
  const shared = {
    board,
    view,
    isNow: choice.isNow,
    onChange: change,
    onOpenStudent: openStudent,
    onOpenLesson: openLesson,
    onAnnounce: setAnnounced,
    onSearch,
    searchRef: search,
  }
  const calls = (
    <CallsPanel
      lines={lines}
      total={board.lines.length}
      hidesDone={view.hidesDone}
      forgotten={forgotten}
      today={choice.date}
      onHideDone={(hidesDone) => change({ hidesDone })}
      onOpen={openLesson}
      onSearch={onSearch}
    />
  )
  const students = (
    <div className={styles.students}>
      <AbsentsPanel {...shared} />
      <LatesPanel {...shared} />
    </div>
  )
  const contacts = (
    <ContactsPanel
      absents={board.noNews}
      onOpenStudent={openStudent}
      onAnnounce={setAnnounced}
      onOpenDesk={() => open('late-desk')}
    />
  )
  const dialog = announced && <AnnounceDialog one={announced} onClose={() => setAnnounced(null)} />
  return { calls, students, contacts, dialog }
}

/** Three columns; three tabs with their counts where the window is narrow (design §10). */
function Columns(props: ColumnsProps) {
  const { calls, students, contacts, dialog } = useColumns(props)
  const isNarrow = useMedia(rightDrawerQuery)
  const { board } = props
  if (!isNarrow)
    return (
      <div className={styles.columns}>
        {calls}
        {students}
        {contacts}
        {dialog}
      </div>
    )
  const tabs = [
    { id: 'calls', label: labels.calls, count: board.lines.length, content: calls },
    {
      id: 'students',
      label: labels.absentShort,
      count: board.noNews.length + board.known.length + board.disputed.length,
      content: students,
    },
    { id: 'contacts', label: labels.reach, count: board.noNews.length, content: contacts },
  ]
  return (
    <div className={styles.tabs}>
      <Tabs label={labels.title} tabs={tabs} />
      {dialog}
    </div>
  )
}

/** The live board of the vie scolaire: one hour of the school, now or any other. */
export function Screen({ open }: ScreenProps) {
  const { settings, wallAt } = useSchool()
  const wall = wallAt(useNow())
  const date = useShownHour((state) => state.shown?.date) ?? wall.date
  const { lessons } = useDayLessons(date)
  const choice = useHourChoice(lessons, wall)
  const shown = { date: choice.date, time: choice.time }
  const board = useBoard(lessons, shown, wall, settings.forgottenAfterMinutes)
  const forgotten = useForgotten(lessons, date)
  useLoaded(studentRecord)
  useKeys({
    name: labels.title,
    bindings: [
      {
        keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'],
        label: labels.keys.hour,
        run: (chord) => choice.step(chord === 'Alt+ArrowLeft' ? -1 : 1),
      },
      { keys: ['F2'], label: labels.keys.lateDesk, isAside: true, run: () => open('late-desk') },
    ],
  })
  return (
    <div className={styles.board}>
      <BoardHead board={board} choice={choice} />
      <Columns board={board} choice={choice} forgotten={forgotten} open={open} />
    </div>
  )
}
