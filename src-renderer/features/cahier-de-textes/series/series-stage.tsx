import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { SplitStage } from '#renderer/ui/split-stage.tsx'
import { labels } from './labels.fr.ts'
import { PourPanel } from './pour-panel.tsx'
import { SeriesList } from './series-list.tsx'
import { SeriesPanel } from './series-panel.tsx'
import { useOwnSeries } from './series-queries.ts'
import { useSeriesPlace } from './series-store.ts'
import { SessionForm } from './session-form.tsx'
import styles from './series.module.css'

interface SeriesStageProps {
  readonly onBack: () => void
  readonly onOpenLesson: (lessonId: LessonId, date: PlainDate) => void
}

/** Sessions prepared ahead: the series at the left, the one chosen in its order, what is written or poured at the right. */
export function SeriesStage({ onBack, onOpenLesson }: SeriesStageProps) {
  const all = useOwnSeries()
  const place = useSeriesPlace()
  const series = all.find(({ id }) => id === place.seriesId) ?? all[0]
  const at = series?.sessions.findIndex(({ id }) => id === place.sessionId) ?? -1
  const session = series?.sessions[at]
  const work = series ? (
    <SeriesPanel key={series.id} series={series} onBack={onBack} onOpenLesson={onOpenLesson} />
  ) : (
    <Pane label={labels.sessions}>
      <PaneHead
        size="page"
        level={1}
        title={labels.name}
        end={
          <Button size="head" onClick={onBack}>
            {labels.back}
          </Button>
        }
      />
      <PaneBody>
        <EmptyPage title={labels.none}>{labels.noneWords}</EmptyPage>
      </PaneBody>
    </Pane>
  )
  const nothing = (
    <Pane label={labels.session}>
      <PaneHead title={labels.session} />
      <PaneBody isPadded>
        <p className={styles.quiet}>{series ? labels.chooseSession : labels.choose}</p>
      </PaneBody>
    </Pane>
  )
  const content =
    series && place.isPouring ? (
      <PourPanel key={series.id} series={series} />
    ) : series && session ? (
      <SessionForm key={session.id} series={series} session={session} at={at} />
    ) : (
      nothing
    )
  return (
    <SplitStage
      left={{ label: labels.list, width: 236, content: <SeriesList all={all} chosen={series} /> }}
      work={work}
      right={{ label: labels.session, width: 500, content }}
      showRight={place.openings}
    />
  )
}
