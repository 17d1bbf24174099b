import { listName } from '#shared/domain/people/person-name.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { usePost } from '#renderer/features/post-store.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { formatDay } from '#renderer/ui/format-fr.ts'
import { labels, tellReason } from './labels.fr.ts'
import type { SlipFacts } from './slip-facts.ts'
import styles from './slip-sheet.module.css'

const words = labels.sheet

function Line({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The A6 slip, white paper and black ink in both themes; no reason but what the pupil may carry in hand (design §8). */
export function SlipSheet({ facts }: { readonly facts: SlipFacts }) {
  const { name, actor } = useSchool()
  const postName = usePost((post) => post.about?.postName ?? '')
  const { student } = facts
  return (
    <div className={styles.slip}>
      <p className={styles.head}>
        <span>{name}</span>
        {facts.number !== undefined && <b>{words.number(facts.number, facts.waitsHere)}</b>}
      </p>
      {facts.waitsHere && <p className={styles.waiting}>{words.waiting}</p>}
      <h3 className={styles.title}>{words.title}</h3>
      <p className={styles.date}>{formatDay(facts.date, { withYear: true })}</p>
      <p className={styles.name}>{listName(student)}</p>
      <p className={styles.division}>{facts.division}</p>
      <dl className={styles.facts}>
        <Line name={words.arrival}>{words.arrived(facts.at, facts.minutes)}</Line>
        <Line name={words.reason}>{tellReason(facts.reason)}</Line>
        <Line name={words.lesson}>{facts.lesson}</Line>
        <Line name={words.decision}>{words.mayEnter}</Line>
      </dl>
      <div className={styles.signatures}>
        <p>
          {words.office},<br />
          {staffName(currentVault().view, actor.staffId)}
        </p>
        <p>{words.teacher}</p>
      </div>
      <p className={styles.foot}>
        <span>{words.back}</span>
        <span>{postName}</span>
      </p>
    </div>
  )
}
