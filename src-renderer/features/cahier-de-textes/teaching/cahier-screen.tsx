import { useEffect, useMemo } from 'react'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import { lessonRecord } from '#shared/domain/timetable/lesson.ts'
import { addDays, mondayOf } from '#shared/kernel/plain-date.ts'
import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { useRecord } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { SplitStage } from '#renderer/ui/split-stage.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { ConsentBanner } from '#renderer/features/cahier-de-textes/reading/consent-banner.tsx'
import { EntryPanel } from './entry-panel.tsx'
import { landing } from './grid-rules.ts'
import { labels } from './labels.fr.ts'
import { LooseEntries } from './loose-entries.tsx'
import { goToLesson, goToWeek, useCahierScreen } from './screen-store.ts'
import { WeekGrid } from './week-grid.tsx'
import { useCells, useWeek } from './week-queries.ts'
import styles from './entry-panel.module.css'

/** Days around the week among which an entry is copied, carried on or attached again. */
const aroundDays = 28

/** A lesson that another screen asked for: its week opens with it. */
function useTarget(target: string | undefined): void {
  const lesson = useRecord(lessonRecord, target ?? '')
  useEffect(() => {
    if (lesson) goToLesson(lesson.id as LessonId, lesson.date)
  }, [lesson])
}

/** The teacher’s week: its lessons at the left, the one chosen at the right. */
export function Screen({ target }: ScreenProps) {
  useTarget(target)
  const { actor } = useSchool()
  const wall = useSchoolWall()
  const screen = useCahierScreen()
  const monday = screen.monday ?? mondayOf(wall.date)
  const days = useWeek(monday, wall.date, actor)
  const around = useCells(addDays(monday, -aroundDays), addDays(monday, aroundDays), wall.date, actor)
  const cells = useMemo(() => days.flatMap((day) => day.cells), [days])
  const cell = cells.find(({ lesson }) => lesson.id === screen.lessonId)
  // Landed once in a week: what is then filled does not move the person elsewhere.
  const landed = screen.lessonId === null ? landing(days, wall)?.lesson.id : undefined
  useEffect(() => {
    if (landed) goToLesson(landed)
  }, [landed])
  useKeys({
    name: labels.feature,
    bindings: [
      { keys: ['Alt+ArrowLeft'], label: labels.previousWeek, run: () => goToWeek(monday, -1) },
      { keys: ['Alt+ArrowRight'], label: labels.nextWeek, run: () => goToWeek(monday, 1) },
    ],
  })
  const work = (
    <WeekGrid monday={monday} today={wall.date} days={days} lessonId={cell?.lesson.id ?? null}>
      <div className={styles.under}>
        <ConsentBanner />
        <LooseEntries cells={around} />
      </div>
    </WeekGrid>
  )
  const content = cell ? (
    <EntryPanel key={cell.lesson.id} cell={cell} cells={around} />
  ) : (
    <Pane label={labels.entry}>
      <PaneHead title={labels.entry} />
      <PaneBody isPadded>
        <p className={styles.quiet}>{labels.nothingChosen}</p>
      </PaneBody>
    </Pane>
  )
  return <SplitStage work={work} right={{ label: labels.entry, width: 560, content }} />
}
