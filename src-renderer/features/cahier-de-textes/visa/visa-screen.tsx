import { Bell, Printer } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import { foldText } from '#shared/kernel/fold-text.ts'
import { addDays, isoWeekOf, mondayOf } from '#shared/kernel/plain-date.ts'
import { staffName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { Button } from '#renderer/ui/button.tsx'
import { classNames } from '#renderer/ui/class-names.ts'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { SplitStage } from '#renderer/ui/split-stage.tsx'
import { StatusIcon } from '#renderer/ui/status-chip.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { narrowQuery, useMedia } from '#renderer/ui/use-media.ts'
import { documentsLabels } from '#renderer/features/cahier-de-textes/documents/documents-labels.fr.ts'
import { DocumentsPane } from '#renderer/features/cahier-de-textes/documents/documents-pane.tsx'
import { OpenDialog } from '#renderer/features/cahier-de-textes/reading/open-dialog.tsx'
import { ReadingList } from '#renderer/features/cahier-de-textes/reading/reading-list.tsx'
import { AnnounceDialog } from './announce-dialog.tsx'
import { cellWords, filterWords, labels } from './labels.fr.ts'
import { NoticeLine } from './notice-line.tsx'
import { useVise } from './use-vise.tsx'
import { hindranceOf } from './vise.ts'
import { VisaGrid, WeekTurns } from './visa-grid.tsx'
import { useVisaGrid, type VisaGrid as Grid } from './visa-queries.ts'
import { VisaReader } from './visa-reader.tsx'
import { isOpenToSeal, type VisaRow } from './visa-rows.ts'
import { closeDocuments, openDocuments, useVisaScreen, visaFilters, type VisaFilter } from './visa-store.ts'
import styles from './visa-reader.module.css'
import gridStyles from './visa-grid.module.css'

const kept: Readonly<Record<VisaFilter, (row: VisaRow) => boolean>> = {
  all: () => true,
  empty: (row) => row.cells.some(({ state, missing }) => state === 'empty' || missing > 0),
  announced: (row) => row.cells.some(({ state }) => state === 'announced'),
  unsealed: (row) => row.cells.some(({ state }) => state === 'announced' || state === 'filled'),
}

function useShownRows(rows: readonly VisaRow[]): readonly VisaRow[] {
  const filter = useVisaScreen((screen) => screen.filter)
  const text = useVisaScreen((screen) => screen.text)
  return useMemo(() => {
    const wanted = foldText(text).trim()
    const { view } = currentVault()
    const nameOf = (row: VisaRow) =>
      foldText(
        [
          staffName(view, row.teacherId),
          ...row.subjectIds.map((subjectId) => subjectName(view, { subjectId })),
        ].join(' '),
      )
    return rows.filter((row) => kept[filter](row) && (wanted === '' || nameOf(row).includes(wanted)))
  }, [rows, filter, text])
}

interface HeadToolsProps {
  readonly grid: Grid
  readonly onAnnounce: () => void
}

function HeadTools({ grid, onAnnounce }: HeadToolsProps) {
  if (useMedia(narrowQuery))
    return (
      <>
        <WeekTurns mondays={grid.mondays} />
        <IconButton icon={Bell} chord="N" label={labels.announce} onClick={onAnnounce} />
        <IconButton icon={Printer} chord="Ctrl+P" label={documentsLabels.open} onClick={openDocuments} />
      </>
    )
  return (
    <>
      <NoticeLine notices={grid.notices} />
      <Button icon={Bell} chord="N" size="head" onClick={onAnnounce}>
        {labels.announce}
      </Button>
    </>
  )
}

function Filters({ notices }: Pick<Grid, 'notices'>) {
  const { filter, text } = useVisaScreen()
  const isNarrow = useMedia(narrowQuery)
  return (
    <div className={styles.filters}>
      <SearchField
        label={labels.find}
        value={text}
        onChange={(value) => useVisaScreen.setState({ text: value })}
      />
      <SelectField
        label={labels.filter}
        isCompact
        value={filter}
        choices={visaFilters.map((value) => ({ value, label: filterWords[value] }))}
        onChange={(value) => useVisaScreen.setState({ filter: value })}
      />
      {isNarrow ? (
        notices.length > 0 && <NoticeLine notices={notices} />
      ) : (
        <Button icon={Printer} chord="Ctrl+P" size="head" onClick={openDocuments}>
          {documentsLabels.open}
        </Button>
      )}
    </div>
  )
}

function Legend() {
  const sample = (name: string) => classNames(gridStyles.cell, gridStyles.sample, gridStyles[name])
  return (
    <div className={gridStyles.legend}>
      <span>
        <i className={sample('sealed')}>
          <StatusIcon status="stamped" size={13} />
        </i>
        {cellWords.sealed}
      </span>
      <span>
        <i className={sample('announced')}>
          <StatusIcon status="announced" size={13} />
        </i>
        {cellWords.announced}
      </span>
      <span>
        <i className={sample('filled')} /> {cellWords.filled}
      </span>
      <span>
        <i className={sample('empty')} /> {cellWords.empty}
      </span>
    </div>
  )
}

function GridPane({
  grid,
  rows,
  onAnnounce,
}: {
  readonly grid: Grid
  readonly rows: readonly VisaRow[]
  readonly onAnnounce: () => void
}) {
  const { date: today } = useSchoolWall()
  const { ask, dialog } = useVise(grid.notices)
  const ready = useMemo(
    () =>
      [...new Set(rows.flatMap((row) => row.cells.flatMap((cell) => cell.entries)))].filter(
        (entry) => isOpenToSeal(entry) && hindranceOf(entry, grid.notices, today) === null,
      ),
    [rows, grid.notices, today],
  )
  const [first, last] = [grid.mondays[0] ?? today, grid.mondays.at(-1) ?? today]
  return (
    <Pane label={labels.grid}>
      <PaneHead
        size="page"
        level={1}
        title={labels.title(isoWeekOf(first), isoWeekOf(last))}
        detail={grid.isLoaded ? labels.detail(rows.length) : labels.loading}
        end={<HeadTools grid={grid} onAnnounce={onAnnounce} />}
      />
      <PaneBody>
        <Filters notices={grid.notices} />
        <VisaGrid mondays={grid.mondays} rows={rows} />
      </PaneBody>
      <PaneFoot note={<Legend />}>
        {ready.length > 0 && <Button onClick={() => ask(ready)}>{labels.viseAll(ready.length)}</Button>}
      </PaneFoot>
      {dialog}
    </Pane>
  )
}

function ChooseCell({ onOpenReading }: { readonly onOpenReading: () => void }) {
  return (
    <Pane label={labels.reader}>
      <PaneHead title={labels.reader} />
      <PaneBody isPadded>
        <p className={styles.when}>{labels.chooseCell}</p>
        <div className={styles.under}>
          <Button onClick={onOpenReading}>{labels.openReading}</Button>
          <ReadingList />
        </div>
      </PaneBody>
    </Pane>
  )
}

/** At the right of the grid: what is printed and archived, or the week chosen, or nothing yet. */
function useRightPane(
  grid: Grid,
  place: RefObject<HTMLDivElement | null>,
  onOpenReading: () => void,
): { readonly label: string; readonly content: ReactNode } {
  const { date: today } = useSchoolWall()
  const { teacherId, monday, isOnDocuments } = useVisaScreen()
  const row = grid.rows.find((one) => one.teacherId === teacherId)
  const cell = row?.cells.find((one) => one.monday === monday)
  if (isOnDocuments) {
    const [first, last] = [grid.mondays[0] ?? today, grid.mondays.at(-1) ?? today]
    return {
      label: documentsLabels.title,
      content: <DocumentsPane from={first} to={addDays(last, 6)} onClose={closeDocuments} />,
    }
  }
  const content =
    row && cell ? (
      <VisaReader row={row} cell={cell} notices={grid.notices} place={place} />
    ) : (
      <ChooseCell onOpenReading={onOpenReading} />
    )
  return { label: labels.reader, content }
}

/** The direction’s screen: teachers × weeks, and the reader. */
export function Screen({ target }: ScreenProps) {
  const wall = useSchoolWall()
  const { lastMonday, openings } = useVisaScreen()
  const grid = useVisaGrid(lastMonday ?? mondayOf(wall.date), wall.date)
  const rows = useShownRows(grid.rows)
  const [isAnnouncing, setAnnouncing] = useState(target === 'announce')
  const [isOpening, setOpening] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const right = useRightPane(grid, place, () => setOpening(true))
  useEffect(() => {
    if (target === 'documents') openDocuments()
  }, [target])
  useKeys({
    name: labels.feature,
    within: place,
    bindings: [{ keys: ['N'], label: labels.announce, run: () => setAnnouncing(true) }],
  })
  useKeys({
    name: documentsLabels.title,
    bindings: [
      {
        keys: ['Ctrl+P'],
        label: documentsLabels.open,
        isAside: true,
        worksInFields: true,
        run: openDocuments,
      },
    ],
  })
  return (
    <div ref={place} className={styles.place}>
      <SplitStage
        work={<GridPane grid={grid} rows={rows} onAnnounce={() => setAnnouncing(true)} />}
        right={{ ...right, width: 480 }}
        showRight={openings}
      />
      {isAnnouncing && <AnnounceDialog onClose={() => setAnnouncing(false)} />}
      {isOpening && <OpenDialog onClose={() => setOpening(false)} />}
    </div>
  )
}
