import type { Ref } from 'react'
import type { DivisionId, StudentId } from '#shared/domain/people/ids.ts'
import type { Student } from '#shared/domain/people/student.ts'
import type { BoardStudent } from '#shared/domain/roll-call/board-rules.ts'
import { divisionName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ListName, MarginRow } from '#renderer/ui/margin-list.tsx'
import { Mark } from '#renderer/ui/mark.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { BoardList, type BoardGroup, type BoardRow, type RowProps } from './board-list.tsx'
import { filterStudents, type Board, type KnownAbsent } from './board-queries.ts'
import { DivisionsList } from './divisions-list.tsx'
import { labels, reasonWords } from './labels.fr.ts'
import styles from './students-panel.module.css'
import type { BoardView } from './view-store.ts'

interface StudentsPanelProps {
  readonly board: Board
  readonly view: BoardView
  readonly isNow: boolean
  readonly onChange: (change: Partial<BoardView>) => void
  readonly onOpenStudent: (id: StudentId) => void
  readonly onOpenLesson: (lesson: Lesson) => void
  readonly onAnnounce: (one: BoardStudent) => void
  readonly onSearch: () => void
  readonly searchRef: Ref<HTMLInputElement>
}

interface LineProps {
  readonly student: Student
  readonly divisionId: DivisionId | undefined
  readonly look: 'rouge' | 'known' | 'ocre'
  readonly letter: 'A' | 'R'
  readonly words: string
  readonly hint?: string
  readonly rowProps: RowProps
}

function StudentLine({ student, divisionId, look, letter, words, hint, rowProps }: LineProps) {
  const isLate = letter === 'R'
  return (
    <MarginRow
      {...rowProps}
      margin={<Mark look={look} letter={letter} word={isLate ? labels.lates(1) : labels.absents(1)} />}
      hint={hint}
      value={<span className={isLate ? styles.late : styles.words}>{words}</span>}
    >
      <ListName familyName={student.familyName} givenName={student.givenName} />
      <span className={styles.division}>
        {divisionId ? divisionName(currentVault().view, divisionId) : ''}
      </span>
    </MarginRow>
  )
}

type Openers = Pick<StudentsPanelProps, 'onOpenStudent' | 'onOpenLesson' | 'onAnnounce'>

function absentRow(one: BoardStudent, { onOpenStudent, onOpenLesson, onAnnounce }: Openers): BoardRow {
  const open = () => (one.isDisputed ? onOpenLesson(one.lesson) : onOpenStudent(one.student.id))
  return {
    id: one.student.id,
    open,
    announce: () => onAnnounce(one),
    draw: (rowProps) => (
      <StudentLine key={one.student.id} {...one} look="rouge" letter="A" words="" rowProps={rowProps} />
    ),
  }
}

function knownRow(one: KnownAbsent, { onOpenStudent }: Openers): BoardRow {
  const words = one.reason === '' ? '' : labels.knownFor(reasonWords(one.reason))
  return {
    id: one.student.id,
    open: () => onOpenStudent(one.student.id),
    draw: (rowProps) => (
      <StudentLine key={one.student.id} {...one} look="known" letter="A" words={words} rowProps={rowProps} />
    ),
  }
}

function lateRow(one: BoardStudent, { onOpenStudent }: Openers): BoardRow {
  const words = labels.minutes(one.mark.minutes ?? 0)
  const hint = one.mark.fromDesk ? { hint: labels.atDesk } : {}
  return {
    id: one.student.id,
    open: () => onOpenStudent(one.student.id),
    draw: (rowProps) => (
      <StudentLine
        key={one.student.id}
        {...one}
        {...hint}
        look="ocre"
        letter="R"
        words={words}
        rowProps={rowProps}
      />
    ),
  }
}

function absentGroups(board: Board, view: BoardView, openers: Openers): readonly BoardGroup[] {
  const facts = currentVault().view
  const disputed = filterStudents(board.disputed, view, facts)
  const noNews = filterStudents(board.noNews, view, facts)
  const known = filterStudents(board.known, view, facts)
  const groups = [
    {
      id: 'disputed',
      name: labels.group(labels.disputed, disputed.length),
      rows: disputed.map((one) => absentRow(one, openers)),
    },
    {
      id: 'no-news',
      name: labels.group(labels.noNews, noNews.length),
      rows: noNews.map((one) => absentRow(one, openers)),
    },
    {
      id: 'known',
      name: labels.group(labels.known, known.length),
      rows: known.map((one) => knownRow(one, openers)),
    },
  ]
  return groups.filter((group) => group.rows.length > 0)
}

function Filters({
  board,
  view,
  onChange,
  searchRef,
}: Pick<StudentsPanelProps, 'board' | 'view' | 'onChange' | 'searchRef'>) {
  const facts = currentVault().view
  const divisions = board.divisions.map(({ divisionId }) => ({
    value: divisionId as string,
    label: divisionName(facts, divisionId),
  }))
  const kept = view.divisionId === '' || divisions.some(({ value }) => value === view.divisionId)
  const absentee = kept
    ? []
    : [{ value: view.divisionId, label: divisionName(facts, view.divisionId as DivisionId) }]
  return (
    <div className={styles.filters}>
      <SearchField
        ref={searchRef}
        label={labels.search}
        value={view.text}
        onChange={(text) => onChange({ text })}
      />
      <SelectField
        isCompact
        label={labels.division}
        value={view.divisionId}
        choices={[{ value: '', label: labels.allDivisions }, ...absentee, ...divisions]}
        onChange={(divisionId) => onChange({ divisionId })}
      />
    </div>
  )
}

function ViewChoice({ view, onChange }: Pick<StudentsPanelProps, 'view' | 'onChange'>) {
  return (
    <span className={styles.views} role="group" aria-label={labels.view}>
      <button
        type="button"
        aria-pressed={!view.isByDivision}
        onClick={() => onChange({ isByDivision: false })}
      >
        {labels.byStudent}
      </button>
      <button type="button" aria-pressed={view.isByDivision} onClick={() => onChange({ isByDivision: true })}>
        {labels.byDivision}
      </button>
    </span>
  )
}

/** Absents of the hour, without news first; or the classes with their figures. */
export function AbsentsPanel(props: StudentsPanelProps) {
  const { board, view, isNow, onChange, onSearch } = props
  const groups = absentGroups(board, view, props)
  const total = board.noNews.length + board.known.length + board.disputed.length
  const isFiltered = view.text !== '' || view.divisionId !== ''
  return (
    <Pane label={isNow ? labels.absentNow : labels.absentThen}>
      <PaneHead
        title={isNow ? labels.absentNow : labels.absentThen}
        aside={total}
        end={<ViewChoice view={view} onChange={onChange} />}
      />
      <Filters {...props} />
      <PaneBody>
        {view.isByDivision ? (
          <DivisionsList
            divisions={board.divisions}
            lines={board.lines}
            view={view}
            onSearch={onSearch}
            onChoose={(divisionId) => onChange({ divisionId, isByDivision: false })}
          />
        ) : groups.length === 0 ? (
          <EmptyPage
            title={isFiltered && total > 0 ? labels.nobodyFound : labels.nobodyAbsent}
            action={
              isFiltered &&
              total > 0 && (
                <Button onClick={() => onChange({ text: '', divisionId: '' })}>{labels.clearFilters}</Button>
              )
            }
            marginWidth={34}
          >
            {isFiltered && total > 0 ? undefined : labels.nobodyAbsentWords}
          </EmptyPage>
        ) : (
          <BoardList
            label={labels.absentNow}
            groups={groups}
            rowHeight={27}
            onSearch={onSearch}
            openLabel={labels.keys.file}
          />
        )}
      </PaneBody>
    </Pane>
  )
}

/** Lates of the hour, the last to arrive first. */
export function LatesPanel(props: StudentsPanelProps) {
  const { board, view, onSearch } = props
  const rows = filterStudents(board.lates, view, currentVault().view).map((one) => lateRow(one, props))
  return (
    <section className={styles.lates} aria-label={labels.lateNow}>
      <PaneHead title={labels.lateNow} aside={board.lates.length} />
      <div className={styles.lateRows}>
        {rows.length === 0 ? (
          <p className={styles.none}>{labels.nobodyLate}</p>
        ) : (
          <BoardList
            label={labels.lateNow}
            groups={[{ id: 'lates', rows }]}
            rowHeight={27}
            onSearch={onSearch}
            openLabel={labels.keys.file}
          />
        )}
      </div>
    </section>
  )
}
