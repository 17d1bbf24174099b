import { Lock } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { FeatureLine } from '#renderer/features/feature-line.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { Logo } from '#renderer/ui/logo.tsx'
import { Tooltip } from '#renderer/ui/tooltip.tsx'
import { narrowQuery, useMedia } from '#renderer/ui/use-media.ts'
import styles from './rail.module.css'
import { shellLabels } from './shell-labels.fr.ts'

interface EntryProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly chord: string
  readonly isActive?: boolean
  readonly isNarrow: boolean
  readonly onPress: () => void
}

function Entry({ icon: Icon, label, chord, isActive = false, isNarrow, onPress }: EntryProps) {
  const button = (
    <button
      type="button"
      className={classNames(styles.entry, isActive && styles.active)}
      aria-current={isActive ? 'page' : undefined}
      aria-label={label}
      onClick={onPress}
    >
      <Icon size={20} aria-hidden />
      {!isNarrow && <span>{label}</span>}
    </button>
  )
  return isNarrow ? (
    <Tooltip text={label} chord={chord} side="right">
      {button}
    </Tooltip>
  ) : (
    button
  )
}

interface RailProps {
  readonly modules: readonly FeatureLine[]
  readonly active: string
  readonly onOpen: (name: string) => void
  readonly onLock: () => void
}

/** The modules one has a right to, and the lock last. */
export function Rail({ modules, active, onOpen, onLock }: RailProps) {
  const isNarrow = useMedia(narrowQuery)
  return (
    <nav className={styles.rail} aria-label={shellLabels.modules} data-print="no">
      <span className={styles.logo}>
        <Logo size={22} />
      </span>
      <ul className={styles.modules}>
        {modules.map((line, index) => (
          <li key={line.name}>
            <Entry
              icon={line.icon}
              label={line.label}
              chord={`Alt+${index + 1}`}
              isActive={line.name === active}
              isNarrow={isNarrow}
              onPress={() => onOpen(line.name)}
            />
          </li>
        ))}
      </ul>
      <Entry icon={Lock} label={shellLabels.lock} chord="Ctrl+L" isNarrow={isNarrow} onPress={onLock} />
    </nav>
  )
}
