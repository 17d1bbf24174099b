import { useEffect, useMemo } from 'react'
import { entryIdOf, entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import { addDays, mondayOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { useRecord } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { SplitStage } from '#renderer/ui/split-stage.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import {
  ConsentAnswers,
  ConsentRequests,
} from '#renderer/features/cahier-de-textes/reading/consent-banner.tsx'
import { documentsLabels } from '#renderer/features/cahier-de-textes/documents/documents-labels.fr.ts'
import { OwnPdfPane } from '#renderer/features/cahier-de-textes/documents/own-pdf-pane.tsx'
import { SearchPane } from '#renderer/features/cahier-de-textes/search/search-pane.tsx'
import type { Goal } from '#renderer/features/cahier-de-textes/search/search-queries.ts'
import { SeriesStage } from '#renderer/features/cahier-de-textes/series/series-stage.tsx'
import { goToSeries } from '#renderer/features/cahier-de-textes/series/series-store.ts'
import { EntryPanel } from './entry-panel.tsx'
import { EntryReader } from './entry-reader.tsx'
import { landing } from './grid-rules.ts'
import { labels } from './labels.fr.ts'
import { LooseEntries } from './loose-entries.tsx'
import {
  closePdf,
  goToLesson,
  goToView,
  goToWeek,
  landOn,
  showLesson,
  showPdf,
  useCahierScreen,
} from './screen-store.ts'
import { WeekGrid } from './week-grid.tsx'
import { useCells, useWeek, type Cell } from './week-queries.ts'
import styles from './entry-panel.module.css'

/** Days around the week among which an entry is copied, carried on or attached again. */
const aroundDays = 28

/** A lesson that another screen asked for: its week opens with it. */
function useTarget(target: string | undefined): void {
  const lesson = useRecord(lessonRecord, target ?? '')
  useEffect(() => {
    if (lesson) goToLesson(lesson.id as LessonId, lesson.date)
    if (target === 'series' || target === 'search') goToView(target)
    else if (lesson) goToView('week')
    if (target === 'pdf') openPdf()
  }, [lesson, target])
}

/** From week to week. */
function useWeekKeys(monday: PlainDate): void {
  useKeys({
    name: labels.feature,
    bindings: [
      { keys: ['Alt+ArrowLeft'], label: labels.previousWeek, run: () => goToWeek(monday, -1) },
      { keys: ['Alt+ArrowRight'], label: labels.nextWeek, run: () => goToWeek(monday, 1) },
    ],
  })
}

const toWeek = () => goToView('week')

function openPdf(): void {
  toWeek()
  showPdf()
}

function openGoal(goal: Goal): void {
  if (goal.kind === 'lesson') return showLesson(goal.lessonId, goal.date)
  goToSeries(goal.seriesId, goal.sessionId)
  return goToView('series')
}

function Nothing() {
  return (
    <Pane label={labels.entry}>
      <PaneHead title={labels.entry} />
      <PaneBody isPadded>
        <p className={styles.quiet}>{labels.nothingChosen}</p>
      </PaneBody>
    </Pane>
  )
}

/** A letter typed in the search draws the search alone. */
function OwnSearch() {
  const query = useCahierScreen((screen) => screen.query)
  return (
    <SearchPane
      query={query}
      onQuery={(next) => useCahierScreen.setState({ query: next })}
      onOpen={openGoal}
      onBack={toWeek}
    />
  )
}

/** At the right: the lesson chosen, one that is not his, the PDF of his cahiers, or nothing yet. */
function useRightPane(cell: Cell | undefined, around: readonly Cell[]) {
  const lessonId = useCahierScreen((screen) => screen.lessonId)
  const isOnPdf = useCahierScreen((screen) => screen.isOnPdf)
  const ofService = useRecord(entryRecord, entryIdOf(lessonId ?? ('' as LessonId)))
  const lesson = cell ? (
    <EntryPanel key={cell.lesson.id} cell={cell} cells={around} />
  ) : ofService ? (
    <EntryReader key={ofService.id} entry={ofService} />
  ) : (
    <Nothing />
  )
  return isOnPdf
    ? { label: documentsLabels.ownTitle, width: 560, content: <OwnPdfPane onClose={closePdf} /> }
    : { label: labels.entry, width: 560, content: lesson }
}

/** The week, or the search in all that was written, with the lesson chosen at the right. */
function LessonStage({ view }: { readonly view: 'week' | 'search' }) {
  const { actor } = useSchool()
  const wall = useSchoolWall()
  const lessonId = useCahierScreen((screen) => screen.lessonId)
  const openings = useCahierScreen((screen) => screen.openings)
  const monday = useCahierScreen((screen) => screen.monday) ?? mondayOf(wall.date)
  const days = useWeek(monday, wall.date, actor)
  const around = useCells(addDays(monday, -aroundDays), addDays(monday, aroundDays), wall.date, actor)
  const cells = useMemo(() => days.flatMap((day) => day.cells), [days])
  const cell = cells.find(({ lesson }) => lesson.id === lessonId)
  // Landed once in a week: what is then filled does not move the person elsewhere.
  const landed = lessonId === null ? landing(days, wall)?.lesson.id : undefined
  useEffect(() => {
    if (landed) landOn(landed)
  }, [landed])
  useWeekKeys(monday)
  const work =
    view === 'search' ? (
      <OwnSearch />
    ) : (
      <WeekGrid
        monday={monday}
        today={wall.date}
        days={days}
        lessonId={cell?.lesson.id ?? null}
        above={<ConsentRequests />}
      >
        <div className={styles.under}>
          <ConsentAnswers />
          <LooseEntries cells={around} />
        </div>
      </WeekGrid>
    )
  const right = useRightPane(cell, around)
  return <SplitStage work={work} right={right} showRight={openings} />
}

/** A teacher’s cahier: his week, what he prepared ahead, what he looks for in it. */
export function Screen({ target }: ScreenProps) {
  useTarget(target)
  const view = useCahierScreen((screen) => screen.view)
  useKeys({
    name: labels.feature,
    bindings: [
      { keys: ['Ctrl+F'], label: labels.search, run: () => goToView('search') },
      { keys: ['Ctrl+P'], label: documentsLabels.ownTitle, isAside: true, worksInFields: true, run: openPdf },
    ],
  })
  if (view !== 'series') return <LessonStage view={view} />
  return (
    <SeriesStage
      onBack={toWeek}
      onOpenLesson={(lessonId, date) => {
        goToView('week')
        showLesson(lessonId, date)
      }}
    />
  )
}
