import type { CallCounts } from '#shared/domain/roll-call/presence-rules.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { labels } from './labels.fr.ts'
import styles from './sheet-counts.module.css'

const shown = ['present', 'absent', 'infirmary', 'left', 'excluded', 'late', 'contradictions'] as const

/** Figures of the call: always those present, absent and late, the others once there are some. */
export function SheetCounts({ counts }: { readonly counts: CallCounts }) {
  const always = ['present', 'absent', 'late']
  return (
    <dl className={styles.counts}>
      {shown
        .filter((name) => counts[name] > 0 || always.includes(name))
        .map((name) => (
          <div key={name} className={classNames(styles.count, counts[name] > 0 && styles[name])}>
            <dt>{labels.counts[name](counts[name])}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
    </dl>
  )
}
