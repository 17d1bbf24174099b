import { useMemo, useState } from 'react'
import { closeReading } from '#shared/domain/cahier-de-textes/reading/pass-commands.ts'
import type { ReadingPass } from '#shared/domain/cahier-de-textes/reading/reading-pass.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { epochMsOf } from '#shared/kernel/instant.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { tellRefusal } from '#renderer/features/feature-book.ts'
import type { RefusalLabel } from '#renderer/features/feature-line.ts'
import { RefusalNotice } from '#renderer/features/refusal-notice.tsx'
import { useSchoolWall } from '#renderer/features/use-school-wall.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { runCommand } from '#renderer/store/run-command.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { Button } from '#renderer/ui/button.tsx'
import { StatusChip, type StatusKind } from '#renderer/ui/status-chip.tsx'
import { readingLabels as labels } from './labels.fr.ts'
import { ReadList } from './read-list.tsx'
import { useAsked, type Asked } from './reading-queries.ts'
import styles from './reading.module.css'

const statuses: Readonly<Record<'none' | 'no' | 'yes' | 'longer', StatusKind>> = {
  none: 'announced',
  no: 'refused',
  yes: 'done',
  longer: 'done',
}

function AnswerLine({ asked }: { readonly asked: Asked }) {
  const { wallAt } = useSchool()
  const { consent, teacherId } = asked
  const answer = consent?.answer
  const kind = answer?.kind ?? 'none'
  const wall = consent && wallAt(epochMsOf(consent.at))
  const until = answer?.kind === 'longer' ? `, ${labels.until(answer.until)}` : ''
  return (
    <li className={styles.answer}>
      <p>
        <b>{staffName(currentVault().view, teacherId)}</b>{' '}
        <StatusChip status={statuses[kind]}>{`${labels.answers[kind]}${until}`}</StatusChip>
      </p>
      {wall && <p className={styles.quiet}>{labels.answered(wall.date, wall.time)}</p>}
      {answer && answer.kind !== 'no' && <ReadList asked={asked} />}
    </li>
  )
}

function isOver(pass: ReadingPass, asked: readonly Asked[], today: PlainDate): boolean {
  return pass.closedOn !== null || asked.every(({ lastDay }) => (lastDay ?? pass.to) < today)
}

function PassCard({
  asked,
  today,
}: {
  readonly asked: readonly [Asked, ...Asked[]]
  readonly today: PlainDate
}) {
  const [refusal, setRefusal] = useState<RefusalLabel | null>(null)
  const [{ pass }] = asked
  const over = isOver(pass, asked, today)
  const close = async () => {
    const result = await runCommand(closeReading, { passId: pass.id })
    setRefusal(result.kind === 'refused' ? tellRefusal(result.code, result.params) : null)
  }
  const facts = [
    labels.days(pass.from, pass.to),
    ...(pass.mayVise ? [labels.mayVise] : []),
    ...(pass.closedOn !== null ? [labels.closed(pass.closedOn)] : over ? [labels.over] : []),
  ]
  return (
    <section className={styles.item}>
      <h3>{staffName(currentVault().view, pass.inspectorId)}</h3>
      <p>{facts.join(' · ')}</p>
      {pass.reason !== '' && <p className={styles.quiet}>{pass.reason}</p>}
      <ul>
        {asked.map((one) => (
          <AnswerLine key={one.teacherId} asked={one} />
        ))}
      </ul>
      {!over && (
        <Button look="link" onClick={() => void close()}>
          {labels.close}
        </Button>
      )}
      <RefusalNotice refusal={refusal} />
    </section>
  )
}

/** The readings opened to inspectors, what each teacher answered, and what was read (C2). */
export function ReadingList() {
  const { date: today } = useSchoolWall()
  const asked = useAsked()
  const passes = useMemo(() => {
    const byPass = new Map<string, [Asked, ...Asked[]]>()
    for (const one of asked) {
      const known = byPass.get(one.pass.id)
      if (known) known.push(one)
      else byPass.set(one.pass.id, [one])
    }
    return [...byPass.values()]
  }, [asked])
  return (
    <div className={styles.list}>
      <h3 className={styles.listHead}>{labels.title}</h3>
      {passes.length === 0 && (
        <p className={styles.quiet}>
          {labels.none} {labels.noneDetail}
        </p>
      )}
      {passes.map((ofPass) => (
        <PassCard key={ofPass[0].pass.id} asked={ofPass} today={today} />
      ))}
    </div>
  )
}
