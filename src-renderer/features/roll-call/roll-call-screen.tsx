import { useCallback, useEffect, useMemo, type ReactNode } from 'react'
import { isVieScolaire, type Actor } from '#shared/domain/core/actor.ts'
import type { RollCall } from '#shared/domain/roll-call/roll-call.ts'
import { lessonRecord, type Lesson, type LessonId } from '#shared/domain/timetable/lesson.ts'
import { addDays, isPlainDate, monthsOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { ScreenProps } from '#renderer/features/feature-line.ts'
import { LessonAsidePlace } from '#renderer/features/lesson-aside-place.tsx'
import { useLoaded, useRecord } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { formatDay } from '#renderer/ui/format-fr.ts'
import { Pane, PaneBody } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { SplitStage } from '#renderer/ui/split-stage.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { useNow } from '#renderer/ui/use-now.ts'
import { DayPanel } from './day-panel.tsx'
import {
  readyLesson,
  useCallsOfDay,
  useNextBusyDay,
  useWeekLessons,
  type WeekLessons,
} from './day-queries.ts'
import { labels } from './labels.fr.ts'
import { goToDay, goToLesson, usePlace } from './screen-store.ts'
import { SheetPanel } from './sheet-panel.tsx'
import { StudentPanel } from './student-panel.tsx'
import { useLessonAside } from './use-lesson-aside.ts'
import { useSheetStage } from './use-sheet-stage.ts'

/** On a day without lessons, the way to the next one that has some. */
function NextBusyDay({
  date,
  today,
  actor,
}: {
  readonly date: PlainDate
  readonly today: PlainDate
  readonly actor: Actor
}) {
  const next = useNextBusyDay(date, actor)
  if (!next) return null
  return <Button onClick={() => goToDay(next, today)}>{labels.nextBusyDay(formatDay(next))}</Button>
}

interface StageProps {
  readonly lesson: Lesson
  readonly callsOfDay: readonly RollCall[]
  readonly day: ReactNode
  readonly moveDay: (days: 1 | -1) => void
}

function CallStage({ lesson, callsOfDay, day, moveDay }: StageProps) {
  const stage = useSheetStage(lesson, callsOfDay, moveDay)
  const { current, sheet, closing, audience, press, actions, cursor } = stage
  const beside = useLessonAside(lesson, () => cursor.moveTo(cursor.index, { focus: true }))
  const card = (
    <StudentPanel
      lesson={lesson}
      row={current}
      sheet={sheet}
      callsOfDay={callsOfDay}
      isClosed={closing !== null}
      audience={audience}
      onPress={press}
      onKeep={actions.keep}
      onNote={actions.openNote}
    />
  )
  const { aside } = beside
  const right =
    aside && beside.isOpen
      ? {
          label: aside.label,
          width: aside.width,
          content: (
            <LessonAsidePlace
              key={lesson.id}
              aside={aside}
              lesson={lesson}
              isFocused={beside.isFocused}
              onClose={beside.close}
            />
          ),
        }
      : { label: labels.card, width: 236, content: card }
  return (
    <SplitStage
      left={{ label: labels.days, width: 214, content: day }}
      work={<SheetPanel stage={stage} beside={beside} />}
      right={right}
      showRight={beside.openings}
    />
  )
}

function EmptyStage({
  day,
  moveDay,
  isDesk,
  next,
}: {
  readonly day: ReactNode
  readonly moveDay: StageProps['moveDay']
  readonly isDesk: boolean
  readonly next: ReactNode
}) {
  useKeys({
    name: labels.feature,
    bindings: [
      { keys: ['Alt+ArrowLeft'], label: labels.previousDay, run: () => moveDay(-1) },
      { keys: ['Alt+ArrowRight'], label: labels.nextDay, run: () => moveDay(1) },
    ],
  })
  return (
    <SplitStage
      left={{ label: labels.days, width: 214, content: day }}
      work={
        <Pane label={labels.sheet}>
          <PaneBody>
            <EmptyPage title={isDesk ? labels.noPermanence : labels.noLesson} action={next}>
              {isDesk ? labels.noPermanenceWords : labels.noLessonWords}
            </EmptyPage>
          </PaneBody>
        </Pane>
      }
    />
  )
}

/** A target is a lesson, or a day. */
function useLanding(target: string | undefined, today: PlainDate): Lesson | undefined {
  const isDay = target !== undefined && isPlainDate(target)
  const landed = useRecord(lessonRecord, (isDay ? '' : (target ?? '')) as LessonId)
  useLoaded(lessonRecord, isDay || target === undefined ? { partitions: monthsOf(today) } : {})
  const landedDate = landed?.date
  const landedId = landed?.id
  useEffect(() => {
    if (target !== undefined && isPlainDate(target)) goToDay(target, today)
    if (landedDate === undefined || landedId === undefined) return
    goToDay(landedDate, today)
    goToLesson(landedId)
  }, [target, landedDate, landedId, today])
  return landed
}

/** The lesson on the sheet: the one chosen, else the one that is ready; it does not move by itself as hours pass. */
function useChosen(week: WeekLessons, date: PlainDate): Lesson | undefined {
  const { wallAt } = useSchool()
  const chosenId = usePlace((place) => place.lessonId)
  const ready = useMemo(() => readyLesson(week.ofDay, wallAt(Date.now())), [week.ofDay, wallAt])
  const chosen = week.ofDay.find((lesson) => lesson.id === chosenId)
  const readyId = ready?.id
  useEffect(() => {
    // A landing of this very moment has chosen already.
    if (usePlace.getState().lessonId !== chosenId) return
    if (!chosen && readyId !== undefined) goToLesson(readyId)
  }, [chosen, chosenId, readyId, date])
  return chosen ?? ready
}

/** The roll call: the day’s lessons, the sheet of one, the pupil under the cursor. */
export function Screen({ target }: ScreenProps) {
  const { actor, wallAt } = useSchool()
  const today = wallAt(useNow()).date
  const landed = useLanding(target, today)
  const date = usePlace((place) => place.date) ?? today
  const week = useWeekLessons(date, actor, landed)
  const isLoaded = useLoaded(lessonRecord, { partitions: monthsOf(date) })
  const callsOfDay = useCallsOfDay(date)
  const lesson = useChosen(week, date)
  const moveDay = useCallback((days: 1 | -1) => goToDay(addDays(date, days), today), [date, today])
  const isDesk = isVieScolaire(actor) && landed === undefined
  const day = (
    <DayPanel
      date={date}
      today={today}
      week={week}
      calls={callsOfDay}
      selectedId={lesson?.id}
      isLoaded={isLoaded}
    />
  )
  const next = <NextBusyDay date={date} today={today} actor={actor} />
  if (!lesson) return <EmptyStage day={day} moveDay={moveDay} isDesk={isDesk} next={next} />
  return <CallStage lesson={lesson} callsOfDay={callsOfDay} day={day} moveDay={moveDay} />
}
