import { classNames } from './class-names.ts'
import styles from './ticks.module.css'

export type TickState = 'done' | 'doing' | 'missing' | 'todo'

/** One small rectangle a lesson; the figures in words stand beside, so it is silent. */
export function Ticks({ states }: { readonly states: readonly TickState[] }) {
  return (
    <span className={styles.ticks} aria-hidden>
      {states.map((state, index) => (
        // Rectangles have no life of their own: their place is their identity.
        <span key={index} className={classNames(styles.tick, styles[state])} />
      ))}
    </span>
  )
}
