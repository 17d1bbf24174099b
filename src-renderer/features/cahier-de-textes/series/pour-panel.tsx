import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { PlannedSessionId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { fillEntries } from '#shared/domain/cahier-de-textes/entry/fill-commands.ts'
import type { HomeworkId } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import {
  placesOf,
  planPouring,
  type Pouring,
  type PourPlan,
} from '#shared/domain/cahier-de-textes/series/pour-rules.ts'
import type { PlannedSession, Series } from '#shared/domain/cahier-de-textes/series/series.ts'
import { audienceName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useRefusal } from '#renderer/features/use-refusal.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { IconButton } from '#renderer/ui/icon-button.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { rightDrawerQuery, useMedia } from '#renderer/ui/use-media.ts'
import { labels } from './labels.fr.ts'
import { audienceKey, usePourGround, wordsOf, type Audience } from './series-queries.ts'
import { stopPouring } from './series-store.ts'
import items from '#renderer/features/cahier-de-textes/text/item.module.css'
import styles from './series.module.css'

/** What goes to the portal: the sessions that have a lesson. */
function fillsOf(pourings: readonly Pouring[]) {
  return pourings.flatMap(({ session, lesson, homework }) =>
    lesson
      ? [
          {
            lessonId: lesson.id,
            contents: session.contents,
            homework: homework.map((assignment) => ({
              id: crypto.randomUUID() as string as HomeworkId,
              assignment,
            })),
            carriedFrom: null,
            plannedFrom: session.id,
          },
        ]
      : [],
  )
}

/** Sessions that went to this class already: left out unless asked for. */
function useAlready(series: Series, audience: Audience | undefined): ReadonlySet<PlannedSessionId> {
  const entries = useRecords(entryRecord)
  return useMemo(() => {
    const ofClass = entries.filter((entry) => audienceKey(entry) === audience?.key)
    return new Set(series.sessions.filter((one) => placesOf(one, ofClass).length > 0).map(({ id }) => id))
  }, [entries, series, audience])
}

/** What is said of a session’s place: its lesson and its homework’s day, or that none is free. */
function pouringWords(pouring: Pouring | undefined, isAlready: boolean): string {
  if (!pouring) return isAlready ? labels.pourAlready : ''
  if (!pouring.lesson) return labels.pourNoLesson
  const [due] = pouring.homework
  return [
    labels.pourDay(pouring.lesson.date, pouring.lesson.start),
    ...(due ? [labels.pourDue(pouring.homework.length, due.dueOn)] : []),
  ].join(' · ')
}

interface ChoicesProps {
  readonly sessions: readonly PlannedSession[]
  readonly plan: PourPlan
  readonly already: ReadonlySet<PlannedSessionId>
  readonly isChosen: (id: PlannedSessionId) => boolean
  readonly onChoose: (id: PlannedSessionId, isOn: boolean) => void
}

function Choices({ sessions, plan, already, isChosen, onChoose }: ChoicesProps) {
  return (
    <div className={styles.choices} role="group" aria-label={labels.pourWhich}>
      <span className={styles.sectionHead}>{labels.pourWhich}</span>
      {sessions.map((session) => {
        const pouring = plan.pourings.find((one) => one.session.id === session.id)
        return (
          <Checkbox
            key={session.id}
            label={wordsOf(session)}
            help={pouringWords(pouring, already.has(session.id))}
            isChecked={isChosen(session.id)}
            onChange={(isOn) => onChoose(session.id, isOn)}
          />
        )
      })}
    </div>
  )
}

/** Which sessions, for which class, from when; each with the lesson it would fill, before anything is written. */
function usePouring(series: Series) {
  const { date: today } = useSchoolWall()
  const [from, setFrom] = useState<PlainDate | ''>(today)
  const ground = usePourGround(from === '' ? today : from)
  const [key, setKey] = useState('')
  const audience = ground.audiences.find((one) => one.key === key) ?? ground.audiences[0]
  const already = useAlready(series, audience)
  const [choices, setChoices] = useState<ReadonlyMap<PlannedSessionId, boolean>>(new Map())
  const isChosen = (id: PlannedSessionId) => choices.get(id) ?? !already.has(id)
  const plan = planPouring({
    sessions: from === '' ? [] : series.sessions.filter(({ id }) => isChosen(id)),
    lessons: audience?.lessons ?? [],
    entryOf: ground.entryOf,
    from: from === '' ? today : from,
  })
  return {
    ...{ from, setFrom, audiences: ground.audiences, audience, already, isChosen, plan },
    // Another class: what was ticked for the first one says nothing of it.
    chooseAudience: (next: string) => {
      setKey(next)
      setChoices(new Map())
    },
    choose: (id: PlannedSessionId, isOn: boolean) => setChoices(new Map([...choices, [id, isOn]])),
  }
}

/** Pours a series into the lessons of a class: seen before, nothing written over. */
export function PourPanel({ series }: { readonly series: Series }) {
  const { from, setFrom, audiences, audience, already, isChosen, plan, ...pouring } = usePouring(series)
  const { refusal, isKept } = useRefusal()
  // A drawer has its own way out.
  const isDrawer = useMedia(rightDrawerQuery)
  const fills = fillsOf(plan.pourings)
  const pour = async () => {
    const [first] = audience?.lessons ?? []
    if (fills.length === 0 || !first) return
    if (!isKept(await runCommand(fillEntries, { fills }))) return
    showToast({ text: labels.poured(fills.length, audienceName(currentVault().view, first)) })
    stopPouring()
  }
  return (
    <Pane label={labels.pourTitle}>
      <PaneHead
        title={labels.pourTitle}
        detail={series.title}
        end={!isDrawer && <IconButton icon={X} label={labels.cancel} onClick={stopPouring} />}
      />
      <PaneBody isPadded>
        {audience === undefined ? (
          <p className={styles.quiet}>{labels.pourNone}</p>
        ) : (
          <div className={styles.form}>
            <div className={items.row}>
              <SelectField
                label={labels.pourClass}
                value={audience.key}
                choices={audiences.map(({ key, name }) => ({ value: key, label: name }))}
                onChange={pouring.chooseAudience}
              />
              <DateField
                label={labels.pourFrom}
                value={from}
                onChange={(text) => setFrom(isPlainDate(text) ? text : '')}
              />
            </div>
            <Choices
              sessions={series.sessions}
              plan={plan}
              already={already}
              isChosen={isChosen}
              onChoose={pouring.choose}
            />
            {plan.kept.length > 0 && (
              <Notice tone="encre" status="done">
                {labels.pourKept(plan.kept.map(({ date, start }) => labels.pourDay(date, start)))}
              </Notice>
            )}
          </div>
        )}
        <RefusalNotice refusal={refusal} />
      </PaneBody>
      <PaneFoot>
        <Button
          look="primary"
          closedBecause={fills.length > 0 ? undefined : labels.pourNothing}
          onClick={() => void pour()}
        >
          {labels.pourNow(fills.length)}
        </Button>
      </PaneFoot>
    </Pane>
  )
}
