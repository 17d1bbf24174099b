import { useState, type RefObject } from 'react'
import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { standingOf } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { sealOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import type { VisaNotice } from '#shared/domain/cahier-de-textes/visa/visa-notice.ts'
import { audienceName, staffName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { isoWeekOf } from '#shared/kernel/plain-date.ts'
import {
  ContentsText,
  HomeworkText,
  SealAndAddenda,
} from '#renderer/features/cahier-de-textes/sealed/entry-text.tsx'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { Button } from '#renderer/ui/button.tsx'
import { capitalised, formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { useKeys } from '#renderer/ui/use-keys.ts'
import { CounterDialog } from './counter-dialog.tsx'
import { labels } from './labels.fr.ts'
import { useVise } from './use-vise.tsx'
import { closedBecause } from './vise.ts'
import type { VisaCell, VisaRow } from './visa-rows.ts'
import { choose, useVisaScreen } from './visa-store.ts'
import styles from './visa-reader.module.css'

interface VisaReaderProps {
  readonly row: VisaRow
  readonly cell: VisaCell
  readonly notices: readonly VisaNotice[]
  /** Where the focus is when the letters J, K and V are keys. */
  readonly place: RefObject<HTMLDivElement | null>
}

function EntryToRead({ entry }: { readonly entry: CahierEntry }) {
  const { view } = currentVault()
  const when = `${audienceName(view, entry)} · ${formatDay(entry.date)}, ${formatHour(entry.start)}`
  return (
    <article className={styles.entry}>
      <p className={styles.when}>{when}</p>
      <ContentsText entry={entry} />
      <HomeworkText entry={entry} />
      <SealAndAddenda entry={entry} />
    </article>
  )
}

function statsOf(row: VisaRow): string {
  const entries = row.cells.flatMap((cell) => cell.entries)
  const assigned = entries.flatMap((entry) => entry.homework.map((one) => standingOf(one).value))
  const minutes = assigned.reduce((sum, one) => sum + (one.minutes ?? 0), 0)
  return labels.stats(entries.length, assigned.length, minutes)
}

function useReading({ row, cell }: Pick<VisaReaderProps, 'row' | 'cell'>) {
  const entryId = useVisaScreen((screen) => screen.entryId)
  const at = Math.max(
    0,
    cell.entries.findIndex(({ id }) => id === entryId),
  )
  const go = (step: number) => {
    const next = cell.entries[at + step]
    if (next) return choose(row.teacherId, cell.monday, next.id)
    const cells = row.cells.filter(({ entries }) => entries.length > 0)
    const other = cells[cells.findIndex(({ monday }) => monday === cell.monday) + step]
    const entry = step > 0 ? other?.entries[0] : other?.entries.at(-1)
    if (other && entry) choose(row.teacherId, other.monday, entry.id)
  }
  return { entry: cell.entries[at], at, go }
}

/** The reader of the direction, one column: J and K go on, V gives the visa. */
export function VisaReader(props: VisaReaderProps) {
  const { row, cell, notices, place } = props
  const { date: today } = useSchoolWall()
  const { entry, at, go } = useReading(props)
  const { ask, dialog } = useVise(notices)
  const [isCountering, setCountering] = useState(false)
  const closed = entry ? closedBecause(entry, notices, today) : labels.nothingWritten
  const ready = cell.entries.filter((one) => closedBecause(one, notices, today) === undefined)
  useKeys({
    name: labels.reader,
    within: place,
    bindings: [
      { keys: ['J'], label: labels.next, run: () => go(1) },
      { keys: ['K'], label: labels.previous, run: () => go(-1) },
      {
        keys: ['V'],
        label: labels.vise,
        isDisabled: closed !== undefined,
        run: () => (entry && closed === undefined ? ask([entry]) : undefined),
      },
    ],
  })
  const { view } = currentVault()
  const title = `${staffName(view, row.teacherId)} · ${subjectName(view, { subjectId: row.subjectIds[0] ?? ('' as never) })} · ${labels.week(isoWeekOf(cell.monday))}`
  return (
    <Pane label={labels.reader}>
      <PaneHead
        title={title}
        detail={statsOf(row)}
        end={entry && labels.place(at + 1, cell.entries.length)}
      />
      <PaneBody isPadded isReading>
        {(cell.missing > 0 || ready.length > 1) && (
          <div className={styles.week}>
            {cell.missing > 0 && (
              <p className={styles.missing}>{capitalised(labels.missing(cell.missing))}</p>
            )}
            {ready.length > 1 && (
              <Button look="link" onClick={() => ask(ready)}>
                {labels.viseWeek(ready.length)}
              </Button>
            )}
          </div>
        )}
        {entry ? <EntryToRead key={entry.id} entry={entry} /> : <p>{labels.nothingWritten}</p>}
        {entry && sealOf(entry) && (
          <div className={styles.under}>
            <p className={styles.when}>{labels.sealedHelp}</p>
            <Button look="link" onClick={() => setCountering(true)}>
              {labels.counter}
            </Button>
          </div>
        )}
        {entry && closed !== undefined && !sealOf(entry) && <p className={styles.when}>{closed}</p>}
      </PaneBody>
      <PaneFoot>
        <Button chord="K" onClick={() => go(-1)}>
          {labels.previous}
        </Button>
        <Button chord="J" onClick={() => go(1)}>
          {labels.next}
        </Button>
        <Button
          look="primary"
          chord="V"
          closedBecause={closed}
          isReasonSilent
          onClick={() => entry && ask([entry])}
        >
          {labels.vise}
        </Button>
      </PaneFoot>
      {dialog}
      {entry && isCountering && <CounterDialog entry={entry} onClose={() => setCountering(false)} />}
    </Pane>
  )
}
