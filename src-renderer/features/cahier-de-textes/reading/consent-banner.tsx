import { useState } from 'react'
import { answerReading } from '#shared/domain/cahier-de-textes/reading/pass-commands.ts'
import type { ConsentAnswer } from '#shared/domain/cahier-de-textes/reading/reading-consent.ts'
import { readingTraceRecord } from '#shared/domain/cahier-de-textes/reading/reading-trace.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { epochMsOf } from '#shared/kernel/instant.ts'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { labels } from './labels.fr.ts'
import { useAsked, type Asked } from './reading-queries.ts'
import styles from './reading.module.css'

/** What was read so far under a pass: each reading is known to the teacher (C2). */
function WasRead({ asked }: { readonly asked: Asked }) {
  const { wallAt } = useSchool()
  const traces = useRecords(readingTraceRecord).filter(
    ({ passId, teacherId }) => passId === asked.pass.id && teacherId === asked.teacherId,
  )
  const last = traces
    .map(({ lastReadAt }) => lastReadAt)
    .sort()
    .at(-1)
  if (!last) return null
  const wall = wallAt(epochMsOf(last))
  return <p>{labels.wasRead(traces.length, wall.date, wall.time)}</p>
}

function ConsentRequest({ asked }: { readonly asked: Asked }) {
  const { pass, teacherId, consent } = asked
  const [until, setUntil] = useState<PlainDate | '' | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const answer = async (said: ConsentAnswer) => {
    const result = await runCommand(answerReading, { passId: pass.id, teacherId, answer: said })
    setRefused(result.kind === 'refused' ? tellRefusal(result.code, result.params).says : null)
    if (result.kind === 'durable') setUntil(null)
  }
  const name = staffName(currentVault().view, pass.inspectorId)
  return (
    <Notice tone="encre" status="announced" title={labels.askTitle(name)}>
      <p>
        {labels.days(pass.from, pass.to)}. {pass.reason}
      </p>
      <p>{labels.askDetail}</p>
      {consent && (
        <p>
          {labels.youSaid} <b>{labels.answers[consent.answer.kind]}</b>
          {consent.answer.kind === 'longer' && `, ${labels.until(consent.answer.until)}`}
        </p>
      )}
      <WasRead asked={asked} />
      <div className={styles.row}>
        {consent?.answer.kind !== 'yes' && (
          <Button onClick={() => void answer({ kind: 'yes' })}>{labels.yes}</Button>
        )}
        {consent?.answer.kind !== 'no' && (
          <Button onClick={() => void answer({ kind: 'no' })}>{labels.no}</Button>
        )}
        {until === null && <Button onClick={() => setUntil('')}>{labels.longer}</Button>}
        {until !== null && (
          <>
            <DateField
              label={labels.longerUntil}
              value={until}
              onChange={(text) => setUntil(isPlainDate(text) ? text : '')}
            />
            <Button onClick={() => until !== '' && void answer({ kind: 'longer', until })}>
              {labels.confirmLonger}
            </Button>
          </>
        )}
      </div>
      {refused !== null && <p role="alert">{refused}</p>}
    </Notice>
  )
}

/** Asks the teacher for his consent, as long as the reading has not ended; he may change his mind (C2). */
export function ConsentBanner() {
  const { actor } = useSchool()
  const { date: today } = useSchoolWall()
  const asked = useAsked().filter(
    ({ pass, teacherId, lastDay }) =>
      teacherId === actor.staffId && pass.closedOn === null && (lastDay ?? pass.to) >= today,
  )
  return asked.map((one) => <ConsentRequest key={one.pass.id} asked={one} />)
}
