import styles from './progress.module.css'

interface ProgressProps {
  /** « 21 élèves sur 34 »: always beside the bar. */
  readonly words: string
  readonly done?: number
  /** Unknown: the words alone. */
  readonly total?: number | undefined
}

/** A bar with its count; never a spinner (design §4). */
export function Progress({ words, done = 0, total }: ProgressProps) {
  return (
    <div className={styles.progress} role="status">
      {total !== undefined && total > 0 && (
        <span
          className={styles.track}
          role="progressbar"
          aria-label={words}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={done}
        >
          <span className={styles.bar} style={{ width: `${Math.min(100, (100 * done) / total)}%` }} />
        </span>
      )}
      <span>{words}</span>
    </div>
  )
}
