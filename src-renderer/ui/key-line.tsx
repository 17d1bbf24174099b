import { KeyCap } from './key-cap.tsx'
import styles from './key-line.module.css'
import type { KeyBinding } from './key-registry.ts'
import { uiLabels } from './labels.fr.ts'
import { useActiveKeys } from './use-keys.ts'

/** One gesture: its caps, then what it does. */
export function KeyHint({ binding }: { readonly binding: KeyBinding }) {
  const shown = binding.isRange ? [binding.keys[0], binding.keys.at(-1)] : binding.keys
  return (
    <span className={styles.hint}>
      {shown.map((chord, index) => (
        <span key={chord} className={styles.caps}>
          {binding.isRange && index === 1 && <span>{uiLabels.rangeTo}</span>}
          <KeyCap chord={chord ?? ''} />
        </span>
      ))}
      {binding.label}
    </span>
  )
}

/** The bottom line of each screen: the keys that work now, in order of use (design §1.6). */
export function KeyLine() {
  const shown = useActiveKeys()
    .flatMap((group) => group.bindings)
    .filter((binding) => !binding.isQuiet)
  return (
    <footer className={styles.line} aria-label={uiLabels.keys} data-print="no">
      <div className={styles.now}>
        {shown
          .filter((binding) => !binding.isAside)
          .map((binding) => (
            <KeyHint key={binding.keys.join() + binding.label} binding={binding} />
          ))}
      </div>
      <div className={styles.aside}>
        {shown
          .filter((binding) => binding.isAside)
          .map((binding) => (
            <KeyHint key={binding.keys.join() + binding.label} binding={binding} />
          ))}
      </div>
    </footer>
  )
}
