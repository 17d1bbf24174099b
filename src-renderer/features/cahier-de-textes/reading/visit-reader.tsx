import type { RefObject } from 'react'
import { sealOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { visaNoticeRecord } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { audienceName, staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import {
  ContentsText,
  HomeworkText,
  SealAndAddenda,
} from '#renderer/features/cahier-de-textes/sealed/entry-text.tsx'
import { useVise } from '#renderer/features/cahier-de-textes/visa/use-vise.tsx'
import { closedBecause } from '#renderer/features/cahier-de-textes/visa/vise.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { Button } from '#renderer/ui/button.tsx'
import { formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import { labels } from './labels.fr.ts'
import { usePortalWall, type Visit } from './reading-queries.ts'
import styles from './reading.module.css'

interface VisitReaderProps {
  readonly visit: Visit
  readonly entry: CahierEntry
  /** « séance 3 sur 12 ». */
  readonly place: string
  readonly go: (step: number) => void
  /** Where the focus is when the letters J, K and V are keys. */
  readonly within: RefObject<HTMLDivElement | null>
}

/** One session, to read; to vise too when the pass says so, under an announced visa like anybody’s (C2, C1). */
export function VisitReader({ visit, entry, place, go, within }: VisitReaderProps) {
  const { pass, teacherId } = visit
  const { date: today } = usePortalWall()
  const notices = useRecords(visaNoticeRecord)
  const { ask, dialog } = useVise(notices, { passId: pass.id, teacherId })
  const closed = closedBecause(entry, notices, today)
  useKeys({
    name: labels.feature,
    within,
    bindings: [
      { keys: ['J'], label: labels.next, run: () => go(1) },
      { keys: ['K'], label: labels.previous, run: () => go(-1) },
      ...(pass.mayVise
        ? [{ keys: ['V'], label: labels.vise, isDisabled: closed !== undefined, run: () => ask([entry]) }]
        : []),
    ],
  })
  const { view } = currentVault()
  return (
    <Pane label={labels.entry}>
      <PaneHead
        size="page"
        level={1}
        title={staffName(view, teacherId)}
        detail={`${audienceName(view, entry)} · ${formatDay(entry.date)}, ${formatHour(entry.start)}`}
        end={place}
      />
      <PaneBody key={entry.id} isPadded isReading>
        <article className={styles.entry}>
          <h2>
            <VisuallyHidden>{labels.entry}</VisuallyHidden>
          </h2>
          <ContentsText entry={entry} />
          <HomeworkText entry={entry} />
          <SealAndAddenda entry={entry} />
          {pass.mayVise && closed !== undefined && !sealOf(entry) && <p className={styles.quiet}>{closed}</p>}
        </article>
      </PaneBody>
      <PaneFoot>
        <Button chord="K" onClick={() => go(-1)}>
          {labels.previous}
        </Button>
        <Button chord="J" onClick={() => go(1)}>
          {labels.next}
        </Button>
        {pass.mayVise && (
          <Button look="primary" chord="V" closedBecause={closed} isReasonSilent onClick={() => ask([entry])}>
            {labels.vise}
          </Button>
        )}
      </PaneFoot>
      {dialog}
    </Pane>
  )
}
