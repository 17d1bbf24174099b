import { useMemo } from 'react'
import { entryRecord } from '#shared/domain/cahier-de-textes/entry/entry.ts'
import { audienceName } from '#shared/domain/timetable/lesson-names-rules.ts'
import { epochMsOf } from '#shared/kernel/instant.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useRecords } from '#renderer/store/use-records.ts'
import { useSchool } from '#renderer/store/use-school.ts'
import { capitalised } from '#renderer/ui/format-fr.ts'
import { readingLabels as labels } from './labels.fr.ts'
import { useTraces, type Asked } from './reading-queries.ts'
import styles from './reading.module.css'

/** What was read, session by session, and when: for the teacher and for the direction (C2). */
export function ReadList({ asked }: { readonly asked: Pick<Asked, 'pass' | 'teacherId'> }) {
  const { wallAt } = useSchool()
  const traces = useTraces(asked)
  const partitions = useMemo(
    () => [...new Set(traces.map(({ entryDate }) => entryDate.slice(0, 7)))],
    [traces],
  )
  const entries = useRecords(entryRecord, { partitions })
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries])
  const [last] = traces
  if (!last) return <p className={styles.quiet}>{capitalised(labels.nothingRead)}.</p>
  const { view } = currentVault()
  const at = wallAt(epochMsOf(last.lastReadAt))
  return (
    <details className={styles.read}>
      <summary>{labels.wasRead(traces.length, at.date, at.time)}</summary>
      <ul>
        {traces.map((trace) => {
          const entry = byId.get(trace.entryId)
          const wall = wallAt(epochMsOf(trace.lastReadAt))
          const title = entry?.contents.standing.value.title
          return (
            <li key={trace.id}>
              <span>
                {entry && <b>{audienceName(view, entry)} </b>}
                {labels.entry(trace.entryDate, entry?.start)}
                {title && ` · ${title}`}
              </span>
              <span className={styles.quiet}>{labels.entryRead(wall.date, wall.time, trace.count)}</span>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
