import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react'
import { classNames } from './class-names.ts'
import styles from './key-cap.module.css'
import { arrowNames, keyNames } from './labels.fr.ts'

const arrows = { ArrowUp, ArrowDown, ArrowLeft, ArrowRight }

function isArrow(key: string): key is keyof typeof arrows {
  return key in arrows
}

function Cap({ name }: { readonly name: string }) {
  if (!isArrow(name)) return <kbd className={styles.cap}>{keyNames[name] ?? name}</kbd>
  const Arrow = arrows[name]
  return (
    <kbd className={classNames(styles.cap, styles.arrow)}>
      <Arrow size={13} strokeWidth={2.25} role="img" aria-label={arrowNames[name]} />
    </kbd>
  )
}

/** A chord as its caps: `Ctrl+K` shows two. */
export function KeyCap({ chord, isOnInk = false }: { readonly chord: string; readonly isOnInk?: boolean }) {
  const names = chord === '+' ? ['+'] : chord.split('+')
  return (
    <span className={classNames(styles.chord, isOnInk && styles.onInk)}>
      {names.map((name) => (
        <Cap key={name} name={name} />
      ))}
    </span>
  )
}
