import { useEffect, useMemo, useRef, useState } from 'react'
import { isFilled } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { entryRecord, type CahierEntry, type EntryId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import type { ReadingPassId } from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import { noteReading } from '#shared/domain/cahier-de-textes/reading/trace-commands.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Pane, PaneBody, PaneHead } from '#renderer/ui/pane.tsx'
import { SplitStage } from '#renderer/ui/split-stage.tsx'
import { labels } from './labels.fr.ts'
import { useVisits, type Visit } from './reading-queries.ts'
import { VisitSection } from './visit-list.tsx'
import { VisitReader } from './visit-reader.tsx'
import styles from './reading.module.css'

interface OpenVisit {
  readonly visit: Visit
  /** Of this teacher, the latest first; none while nothing is open. */
  readonly entries: readonly CahierEntry[]
}

interface Choice {
  readonly passId: ReadingPassId
  readonly teacherId: StaffId
  readonly entryId: EntryId
}

function useOpenVisits(): readonly OpenVisit[] {
  const { actor } = useSchool()
  const visits = useVisits(actor.staffId)
  const entries = useRecords(entryRecord)
  return useMemo(
    () =>
      visits.map((visit) => ({
        visit,
        entries:
          visit.state === 'open'
            ? entries
                .filter((entry) => entry.teacherIds.includes(visit.teacherId) && isFilled(entry))
                .sort((a, b) => (`${a.date}${a.start}` < `${b.date}${b.start}` ? 1 : -1))
            : [],
      })),
    [visits, entries],
  )
}

/** Notes the reading as the entry comes before his eyes: once each time it is opened (C2). */
function useNoteReading(choice: Choice | null): void {
  const key = choice && `${choice.passId}|${choice.teacherId}|${choice.entryId}`
  useEffect(() => {
    if (!key) return
    const [passId = '', teacherId = '', entryId = ''] = key.split('|')
    void runCommand(noteReading, noteReading.args.parse({ passId, teacherId, entryIds: [entryId] }))
  }, [key])
}

function Nothing({ visits }: { readonly visits: readonly OpenVisit[] }) {
  const isOpen = visits.some(({ visit }) => visit.state === 'open')
  const title = visits.length === 0 ? labels.nothing : isOpen ? labels.choose : labels.nothingNow
  return (
    <Pane label={labels.entry}>
      <PaneHead size="page" level={1} title={labels.feature} detail={title} />
      <PaneBody isPadded isReading>
        {!isOpen && <p className={styles.quiet}>{labels.nothingDetail}</p>}
      </PaneBody>
    </Pane>
  )
}

/** The inspector’s screen: what was opened to him, read only, each reading noted; emptied at its end (C2). */
export function Screen() {
  const visits = useOpenVisits()
  const [choice, setChoice] = useState<Choice | null>(null)
  const within = useRef<HTMLDivElement>(null)
  const shown = visits.find(
    ({ visit }) => visit.pass.id === choice?.passId && visit.teacherId === choice.teacherId,
  )
  const at = shown?.entries.findIndex(({ id }) => id === choice?.entryId) ?? -1
  const entry = shown?.entries[at]
  useNoteReading(entry ? choice : null)
  const choose = ({ visit: { pass, teacherId } }: OpenVisit, { id }: CahierEntry) =>
    setChoice({ passId: pass.id, teacherId, entryId: id })
  const go = (step: number) => {
    const next = shown?.entries[at + step]
    if (shown && next) choose(shown, next)
  }
  const left = (
    <Pane label={labels.visits} ground="side">
      <PaneHead title={labels.visits} />
      <PaneBody>
        {visits.map((one) => (
          <VisitSection
            key={`${one.visit.pass.id}${one.visit.teacherId}`}
            visit={one.visit}
            entries={one.entries}
            chosen={one === shown ? entry : undefined}
            onChoose={(chosen) => choose(one, chosen)}
          />
        ))}
        {visits.length === 0 && <p className={styles.empty}>{labels.nothing}</p>}
      </PaneBody>
      {visits.length > 0 && <p className={styles.logged}>{labels.logged}</p>}
    </Pane>
  )
  const work =
    shown && entry ? (
      <VisitReader
        visit={shown.visit}
        entry={entry}
        place={labels.place(at + 1, shown.entries.length)}
        go={go}
        within={within}
      />
    ) : (
      <Nothing visits={visits} />
    )
  return (
    <div ref={within} className={styles.place}>
      <SplitStage left={{ label: labels.visits, width: 340, content: left }} work={work} />
    </div>
  )
}
