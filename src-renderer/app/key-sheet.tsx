import { KeyHint } from '#renderer/ui/key-line.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import type { KeyGroup } from '#renderer/ui/key-registry.ts'
import styles from './key-sheet.module.css'
import { shellLabels } from './shell-labels.fr.ts'

/** F1: every key that works where the focus was, by group. */
export function KeySheet({
  groups,
  onClose,
}: {
  readonly groups: readonly KeyGroup[] | null
  readonly onClose: () => void
}) {
  return (
    <Dialog
      isOpen={groups !== null}
      title={shellLabels.allKeysTitle}
      width="wide"
      safe={{ label: shellLabels.close, onPress: onClose, chord: 'Escape' }}
    >
      <p>{shellLabels.keysNow}</p>
      <div className={styles.groups}>
        {groups?.map((group) => (
          <section key={group.name}>
            <h3 className={styles.name}>{group.name}</h3>
            <ul className={styles.keys}>
              {group.bindings.map((binding) => (
                <li key={binding.keys.join() + binding.label}>
                  <KeyHint binding={binding} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
