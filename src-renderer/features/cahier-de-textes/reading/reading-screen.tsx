import { useEffect, useMemo, useState } from 'react'
import { isFilled } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { entryRecord, type CahierEntry, type EntryId } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { standingOf } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { noteReading } from '#shared/domain/cahier-de-textes/reading/trace-commands.ts'
import { audienceName, staffName, subjectName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { ContentsText, SealAndAddenda } from '#renderer/features/cahier-de-textes/sealed/entry-text.tsx'
import { TextView } from '#renderer/features/cahier-de-textes/text/text-view.tsx'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/pane.tsx'
import { SplitStage } from '#renderer/ui/split-stage.tsx'
import { labels } from './labels.fr.ts'
import { useOpenCahiers, type Asked } from './reading-queries.ts'
import styles from './reading.module.css'

interface Shown {
  readonly open: Asked
  readonly entry: CahierEntry
}

/** Notes the reading as the entry comes before his eyes: once each time it is opened (C2). */
function useNoteReading(shown: Shown | undefined): void {
  const key = shown && `${shown.open.pass.id}|${shown.open.teacherId}|${shown.entry.id}`
  useEffect(() => {
    if (!key) return
    const [passId = '', teacherId = '', entryId = ''] = key.split('|')
    void runCommand(noteReading, noteReading.args.parse({ passId, teacherId, entryIds: [entryId] }))
  }, [key])
}

function EntryToRead({ entry }: { readonly entry: CahierEntry }) {
  return (
    <article className={styles.entry}>
      <ContentsText entry={entry} />
      {entry.homework.map((homework) => {
        const { dueOn, text } = standingOf(homework).value
        return (
          <section key={homework.id}>
            <b>{labels.homeworkFor(dueOn)}</b>
            <TextView text={text} />
          </section>
        )
      })}
      <SealAndAddenda entry={entry} />
    </article>
  )
}

/** The inspector’s screen: what was opened to him today, read only, each reading noted (C2). */
export function Screen() {
  const { actor } = useSchool()
  const { date: today } = useSchoolWall()
  const open = useOpenCahiers(actor.staffId, today)
  const entries = useRecords(entryRecord)
  const [chosen, setChosen] = useState<{ readonly teacherId: string; readonly entryId: EntryId } | null>(null)
  const lists = useMemo(
    () =>
      open.map((one) => ({
        open: one,
        entries: entries
          .filter((entry) => entry.teacherIds.includes(one.teacherId) && isFilled(entry))
          .sort((a, b) => (`${a.date}${a.start}` < `${b.date}${b.start}` ? 1 : -1)),
      })),
    [open, entries],
  )
  const list = lists.find((one) => one.open.teacherId === chosen?.teacherId)
  const entry = list?.entries.find(({ id }) => id === chosen?.entryId)
  const shown = list && entry ? { open: list.open, entry } : undefined
  useNoteReading(shown)
  const { view } = currentVault()
  const left = (
    <Pane label={labels.entries} ground="side">
      <PaneHead title={labels.feature} />
      <PaneBody>
        {lists.map(({ open: one, entries: ofTeacher }) => (
          <section key={`${one.pass.id}${one.teacherId}`}>
            <h3 className={styles.head}>
              {staffName(view, one.teacherId)}
              {one.lastDay !== null && ` · ${labels.openUntil(one.lastDay)}`}
            </h3>
            {ofTeacher.map(({ id, date, start, contents, ...rest }) => (
              <button
                key={id}
                type="button"
                className={classNames(styles.line, chosen?.entryId === id && styles.chosen)}
                aria-pressed={chosen?.entryId === id}
                onClick={() => setChosen({ teacherId: one.teacherId, entryId: id })}
              >
                {contents.standing.value.title || subjectName(view, rest)}
                <span>{`${audienceName(view, rest)} · ${formatDay(date)}, ${formatHour(start)}`}</span>
              </button>
            ))}
          </section>
        ))}
        {lists.length === 0 && <p className={styles.head}>{labels.nothingOpen}</p>}
      </PaneBody>
    </Pane>
  )
  const work = (
    <Pane label={labels.feature}>
      <PaneHead
        size="page"
        level={1}
        title={shown ? staffName(view, shown.open.teacherId) : labels.feature}
        detail={
          shown
            ? `${audienceName(view, shown.entry)} · ${formatDay(shown.entry.date)}, ${formatHour(shown.entry.start)}`
            : labels.chooseEntry
        }
      />
      <PaneBody isPadded isReading>
        {shown && <EntryToRead key={shown.entry.id} entry={shown.entry} />}
        {lists.length === 0 && <p className={styles.quiet}>{labels.nothingOpenDetail}</p>}
      </PaneBody>
      <PaneFoot note={labels.logged} />
    </Pane>
  )
  return <SplitStage left={{ label: labels.entries, width: 340, content: left }} work={work} />
}
