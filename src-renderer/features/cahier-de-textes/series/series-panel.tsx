import { ArrowDownToLine, Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { noContents } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import type { PlannedSessionId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { moveSession } from '#shared/domain/cahier-de-textes/series/pour-rules.ts'
import { deleteSeries, seriesDigest } from '#shared/domain/cahier-de-textes/series/series-commands.ts'
import {
  seriesTitleMax,
  sessionCountMax,
  type PlannedSession,
  type Series,
} from '#shared/domain/cahier-de-textes/series/series.ts'
import type { LessonId } from '#shared/domain/timetable/lesson.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { runCommand } from '#renderer/store/run-command.ts'
import { Button } from '#renderer/ui/button.tsx'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { labels } from './labels.fr.ts'
import { usePlaces } from './series-queries.ts'
import { goToSession, startPouring, useSeriesPlace } from './series-store.ts'
import { SessionRow } from './session-row.tsx'
import { useSaveSeries } from './use-save-series.ts'
import styles from './series.module.css'

/** What is done to a series as a whole; each gesture is kept at once. */
function useSeriesGestures(series: Series) {
  const { save, refusal, isKept } = useSaveSeries()
  const { id } = series
  const keep = (change: Partial<Pick<Series, 'title' | 'sessions'>>) =>
    save(id, { ...series, ...change }, series)
  const add = async () => {
    const sessionId = crypto.randomUUID() as string as PlannedSessionId
    const sessions = [...series.sessions, { id: sessionId, contents: noContents, homework: [] }]
    if (await keep({ sessions })) goToSession(sessionId)
  }
  const removeSession = async (session: PlannedSession) => {
    const sessions = series.sessions.filter((one) => one !== session)
    if (!(await keep({ sessions }))) return
    const back = () => void save(id, series, { ...series, sessions })
    showToast({ text: labels.sessionRemoved, undo: back })
  }
  const remove = async () => {
    if (!isKept(await runCommand(deleteSeries, { id, base: seriesDigest(series) }))) return
    showToast({ text: labels.removed(series.title), undo: () => void save(id, series, null) })
  }
  const move = (sessionId: PlannedSessionId, by: -1 | 1) => {
    const sessions = moveSession(series.sessions, sessionId, by)
    if (sessions !== series.sessions) void keep({ sessions })
  }
  return { refusal, keep, add, removeSession, remove, move }
}

function TitleField({ title, onKeep }: { readonly title: string; readonly onKeep: (title: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const keep = () => {
    const next = typed?.trim() ?? ''
    if (next !== '' && next !== title) onKeep(next)
    setTyped(null)
  }
  return (
    <TextField
      label={labels.title}
      value={typed ?? title}
      maxLength={seriesTitleMax}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  )
}

interface SeriesPanelProps {
  readonly series: Series
  readonly onBack: () => void
  readonly onOpenLesson: (lessonId: LessonId, date: PlainDate) => void
}

type Gestures = ReturnType<typeof useSeriesGestures>

/** The sessions in their order; Alt and an arrow move the one that has the focus. */
function Sessions({
  series,
  gestures,
  onOpenLesson,
}: Pick<SeriesPanelProps, 'series' | 'onOpenLesson'> & { readonly gestures: Gestures }) {
  const chosenId = useSeriesPlace((place) => place.sessionId)
  const placesOf = usePlaces()
  const list = useRef<HTMLOListElement>(null)
  const { sessions } = series
  const moveFocused = (by: -1 | 1) => {
    const row = document.activeElement?.closest<HTMLElement>('[data-session]')
    const id = row?.dataset['session'] as PlannedSessionId | undefined
    if (id) gestures.move(id, by)
  }
  useKeys({
    name: labels.name,
    within: list,
    bindings: [
      {
        keys: ['Alt+ArrowUp', 'Alt+ArrowDown'],
        label: labels.moveKey,
        run: (chord) => moveFocused(chord === 'Alt+ArrowUp' ? -1 : 1),
      },
    ],
  })
  return (
    <ol className={styles.sessions} ref={list} aria-label={labels.sessions}>
      {sessions.map((session, at) => (
        <SessionRow
          key={session.id}
          session={session}
          at={at}
          count={sessions.length}
          isChosen={session.id === chosenId}
          places={placesOf(session)}
          onChoose={() => goToSession(session.id)}
          onMove={(by) => gestures.move(session.id, by)}
          onRemove={() => void gestures.removeSession(session)}
          onOpenLesson={onOpenLesson}
        />
      ))}
    </ol>
  )
}

/** A series: its sessions in their order, and the lessons each of them went to. */
export function SeriesPanel({ series, onBack, onOpenLesson }: SeriesPanelProps) {
  const gestures = useSeriesGestures(series)
  const { refusal, keep, add, remove } = gestures
  const { sessions } = series
  const isFull = sessions.length >= sessionCountMax
  const tools = (
    <>
      <Button size="head" onClick={onBack}>
        {labels.back}
      </Button>
      <IconButton icon={Trash2} label={labels.remove} onClick={() => void remove()} />
    </>
  )
  return (
    <Pane label={labels.sessions}>
      <PaneHead
        size="page"
        level={1}
        title={series.title}
        detail={labels.count(sessions.length)}
        end={tools}
      />
      <PaneBody>
        <div className={styles.padded}>
          <RefusalNotice refusal={refusal} />
          <TitleField key={series.id} title={series.title} onKeep={(title) => void keep({ title })} />
        </div>
        {sessions.length === 0 ? (
          <EmptyPage title={labels.noSession} marginWidth={38}>
            {labels.noSessionWords}
          </EmptyPage>
        ) : (
          <Sessions series={series} gestures={gestures} onOpenLesson={onOpenLesson} />
        )}
      </PaneBody>
      <PaneFoot>
        <Button
          icon={Plus}
          closedBecause={isFull ? labels.full(sessionCountMax) : undefined}
          onClick={() => void add()}
        >
          {labels.addSession}
        </Button>
        {sessions.length > 0 && (
          <Button icon={ArrowDownToLine} onClick={startPouring}>
            {labels.pour}
          </Button>
        )}
      </PaneFoot>
    </Pane>
  )
}
