import { useState } from 'react'
import { answerReading } from '#shared/domain/cahier-de-textes/reading/pass-commands.ts'
import type { ConsentAnswer } from '#shared/domain/cahier-de-textes/reading/reading-consent.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { capitalised } from '#renderer/ui/format-fr.ts'
import { Notice } from '#renderer/ui/notice.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { consentLabels as labels, readingLabels } from './labels.fr.ts'
import { ReadList } from './read-list.tsx'
import { useAsked, type Asked } from './reading-queries.ts'
import styles from './reading.module.css'

type Answer = (said: ConsentAnswer) => void

/** « Oui, et plus longtemps »: what he signs is before his eyes, with its end (C2). */
function Extension({
  asked,
  answer,
  onCancel,
}: {
  readonly asked: Asked
  readonly answer: Answer
  readonly onCancel: () => void
}) {
  const [until, setUntil] = useState<PlainDate | ''>('')
  const name = staffName(currentVault().view, asked.pass.inspectorId)
  return (
    <div className={styles.extension}>
      <DateField
        label={labels.longerUntil}
        value={until}
        onChange={(text) => setUntil(isPlainDate(text) ? text : '')}
        autoFocus
      />
      {until !== '' && <p>{labels.longerText(name, until)}</p>}
      <div className={styles.row}>
        <Button
          closedBecause={until === '' ? labels.longerEmpty(asked.pass.to) : undefined}
          onClick={() => until !== '' && answer({ kind: 'longer', until })}
        >
          {labels.signLonger}
        </Button>
        <Button look="link" onClick={onCancel}>
          {labels.cancel}
        </Button>
      </div>
    </div>
  )
}

function Said({ consent }: Pick<Asked, 'consent'>) {
  if (!consent) return null
  const { answer } = consent
  const until = answer.kind === 'longer' ? `, ${readingLabels.until(answer.until)}` : ''
  return (
    <p>
      {labels.youSaid} <b>{`${readingLabels.answers[answer.kind]}${until}`}</b>
    </p>
  )
}

function ConsentRequest({ asked }: { readonly asked: Asked }) {
  const { pass, teacherId, consent } = asked
  const [isLonger, setLonger] = useState(false)
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const answer = async (said: ConsentAnswer) => {
    const result = await runCommand(answerReading, { passId: pass.id, teacherId, answer: said })
    setRefusal(result.kind === 'refused' ? tellRefusal(result.code, result.params) : null)
    if (result.kind !== 'durable') return
    setLonger(false)
    showToast({ text: labels.answered(readingLabels.answers[said.kind]) })
  }
  const said = consent?.answer.kind
  const name = staffName(currentVault().view, pass.inspectorId)
  return (
    <Notice tone="encre" status={said ? 'done' : 'announced'} title={labels.titles[said ?? 'none'](name)}>
      <p>
        {`${capitalised(readingLabels.days(pass.from, pass.to))}.`}
        {pass.reason !== '' && ` ${pass.reason}`}
      </p>
      <p className={styles.quiet}>
        {labels.detail}
        {pass.mayVise && ` ${labels.mayVise}`}
      </p>
      <Said consent={consent} />
      {said !== undefined && said !== 'no' && <ReadList asked={asked} />}
      {isLonger ? (
        <Extension asked={asked} answer={(one) => void answer(one)} onCancel={() => setLonger(false)} />
      ) : (
        <div className={styles.row}>
          {said !== 'yes' && (
            <Button onClick={() => void answer({ kind: 'yes' })}>
              {said === 'longer' ? labels.yesOnly : labels.yes}
            </Button>
          )}
          {said !== 'no' && <Button onClick={() => void answer({ kind: 'no' })}>{labels.no}</Button>}
          <Button onClick={() => setLonger(true)}>{labels.longer}</Button>
        </div>
      )}
      <RefusalNotice refusal={refusal} />
    </Notice>
  )
}

/** Readings that are over stay known to the teacher, with what was read. */
function PastReadings({ asked }: { readonly asked: readonly Asked[] }) {
  if (asked.length === 0) return null
  return (
    <details className={styles.past}>
      <summary>{labels.past}</summary>
      {asked.map((one) => (
        <section key={one.pass.id} className={styles.item}>
          <h3>{staffName(currentVault().view, one.pass.inspectorId)}</h3>
          <p>{capitalised(readingLabels.days(one.pass.from, one.lastDay ?? one.pass.to))}</p>
          <Said consent={one.consent} />
          <ReadList asked={one} />
        </section>
      ))}
    </details>
  )
}

function useMyReadings() {
  const { actor } = useSchool()
  const { date: today } = useSchoolWall()
  const mine = useAsked().filter(({ teacherId }) => teacherId === actor.staffId)
  const isOver = ({ pass, lastDay }: Asked) => pass.closedOn !== null || (lastDay ?? pass.to) < today
  return { current: mine.filter((one) => !isOver(one)), past: mine.filter(isOver) }
}

/** Asks the teacher for his consent, as long as the reading has not ended (C2). */
export function ConsentRequests() {
  const { current } = useMyReadings()
  return current
    .filter(({ consent }) => consent === undefined)
    .map((one) => <ConsentRequest key={one.pass.id} asked={one} />)
}

/** What he answered and what was read; he may change his mind until it has ended (C2). */
export function ConsentAnswers() {
  const { current, past } = useMyReadings()
  return (
    <>
      {current
        .filter(({ consent }) => consent !== undefined)
        .map((one) => (
          <ConsentRequest key={one.pass.id} asked={one} />
        ))}
      <PastReadings asked={past.filter(({ consent }) => consent !== undefined)} />
    </>
  )
}
