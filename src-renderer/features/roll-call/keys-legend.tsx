import { Mark, MarkKey } from '#renderer/ui/mark.tsx'
import styles from './keys-legend.module.css'
import { keyDetails, labels, markWords } from './labels.fr.ts'
import { keyKinds, markFaces, type KeyKind } from './mark-looks.ts'

interface KeysProps {
  readonly onPress: (kind: KeyKind) => void
  /** Why the keys do nothing, when they do. */
  readonly isClosed: boolean
}

/** The seven keys with their words: legend and buttons. */
export function KeysLegend({ onPress, isClosed }: KeysProps) {
  return (
    <section className={styles.legend}>
      <h2 className={styles.title}>{labels.keysTitle}</h2>
      <ul>
        {keyKinds.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              className={styles.line}
              aria-disabled={isClosed || undefined}
              onClick={() => !isClosed && onPress(kind)}
            >
              <span className={styles.key}>
                <FaceKey kind={kind} />
              </span>
              <span className={styles.words}>
                <span>{markWords[kind]}</span>
                {keyDetails[kind] !== '' && <span className={styles.detail}>{keyDetails[kind]}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.note}>{labels.legend}</p>
    </section>
  )
}

function FaceKey({ kind }: { readonly kind: KeyKind }) {
  const { letter, look } = markFaces[kind]
  return <Mark look={look} letter={letter} />
}

/** The same seven keys on one line, where the pane is a drawer (design §10). */
export function KeysStrip({ onPress, isClosed }: KeysProps) {
  return (
    <div className={styles.strip} role="group" aria-label={labels.keysTitle}>
      {keyKinds.map((kind) => {
        const { letter, look } = markFaces[kind]
        return (
          <MarkKey
            key={kind}
            look={look}
            letter={letter}
            word={markWords[kind]}
            aria-disabled={isClosed || undefined}
            onClick={() => !isClosed && onPress(kind)}
          />
        )
      })}
    </div>
  )
}
