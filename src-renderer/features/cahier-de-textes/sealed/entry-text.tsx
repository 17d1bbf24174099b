import type { CahierEntry } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { standingOf } from '#shared/domain/cahier-de-textes/entry/homework.ts'
import { epochMsOf } from '#shared/kernel/instant.ts'
import { staffName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { OutsideLink } from '#renderer/features/outside-link.tsx'
import { TextView } from '#renderer/features/cahier-de-textes/text/text-view.tsx'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { formatDay, formatHour } from '#renderer/ui/format-fr.ts'
import { sealOf } from '#shared/domain/cahier-de-textes/entry/entry-rules.ts'
import { SealCard } from './seal-card.tsx'
import { sealLabels } from './seal-labels.fr.ts'
import styles from './sealed.module.css'

/** What was done, to read: title, words, documents. */
export function ContentsText({ entry }: { readonly entry: CahierEntry }) {
  const { title, text, documents } = entry.contents.standing.value
  return (
    <section>
      {title !== '' && <h3 className={styles.title}>{title}</h3>}
      <TextView text={text} />
      {documents.length > 0 && (
        <ul className={styles.documents}>
          {documents.map(({ label, href }) => (
            <li key={href}>
              <OutsideLink href={href}>{label}</OutsideLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What was asked for later, to read: for when, how long, what. */
export function HomeworkText({ entry }: { readonly entry: CahierEntry }) {
  return entry.homework.map((homework) => {
    const { dueOn, minutes, text } = standingOf(homework).value
    return (
      <section key={homework.id}>
        <p>
          <b>{sealLabels.homeworkFor(dueOn)}</b>
          {minutes !== null && `, ${sealLabels.about(minutes)}`}
        </p>
        <TextView text={text} />
      </section>
    )
  })
}

/** The seal of the entry, and what was written under it since: dated, signed, apart from it (C1). */
export function SealAndAddenda({ entry }: { readonly entry: CahierEntry }) {
  const { wallAt } = useSchool()
  const seal = sealOf(entry)
  return (
    <>
      {seal && <SealCard entry={entry} seal={seal} />}
      {entry.addenda.map(({ id, kind, by, at, text }) => {
        const wall = wallAt(epochMsOf(at))
        const name = staffName(currentVault().view, by)
        return (
          <section key={id} className={styles.addendum}>
            <p>
              <b>{kind === 'addendum' ? sealLabels.addendum(name) : sealLabels.counterEntry(name)}</b>
              {`, ${formatDay(wall.date)}, ${formatHour(wall.time)}`}
            </p>
            <TextView text={text} />
          </section>
        )
      })}
    </>
  )
}
