import { useMemo } from 'react'
import { closeReading } from '#shared/domain/cahier-de-textes/reading/pass-commands.ts'
import { readingTraceRecord } from '#shared/domain/cahier-de-textes/reading/reading-trace.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { Button } from '#renderer/ui/button.tsx'
import { labels } from './labels.fr.ts'
import { useAsked, type Asked } from './reading-queries.ts'
import styles from './reading.module.css'

function answerOf({ consent }: Asked): string {
  if (!consent) return labels.answers.none
  const { answer } = consent
  return answer.kind === 'longer'
    ? `${labels.answers.longer}, ${labels.until(answer.until)}`
    : labels.answers[answer.kind]
}

/** The readings opened to inspectors, what each teacher answered, and what was read (C2). */
export function ReadingList() {
  const { date: today } = useSchoolWall()
  const asked = useAsked()
  const traces = useRecords(readingTraceRecord)
  const { view } = currentVault()
  const passes = useMemo(
    () =>
      [...new Map(asked.map((one) => [one.pass.id, one.pass])).values()].sort((a, b) =>
        a.from < b.from ? 1 : -1,
      ),
    [asked],
  )
  return (
    <div className={styles.list}>
      {passes.map((pass) => (
        <section key={pass.id} className={styles.item}>
          <b>{staffName(view, pass.inspectorId)}</b>, {labels.days(pass.from, pass.to)}
          {pass.closedOn !== null && `, ${labels.closed(pass.closedOn)}`}
          {pass.reason !== '' && <p className={styles.quiet}>{pass.reason}</p>}
          <ul>
            {asked
              .filter((one) => one.pass.id === pass.id)
              .map((one) => {
                const read = traces.filter(
                  (trace) => trace.passId === pass.id && trace.teacherId === one.teacherId,
                )
                return (
                  <li key={one.teacherId}>
                    {`${staffName(view, one.teacherId)}\u00a0: ${answerOf(one)}`} ·{' '}
                    {labels.readCount(read.length)}
                  </li>
                )
              })}
          </ul>
          {pass.closedOn === null && pass.to >= today && (
            <Button look="link" onClick={() => void runCommand(closeReading, { passId: pass.id })}>
              {labels.close}
            </Button>
          )}
        </section>
      ))}
    </div>
  )
}
