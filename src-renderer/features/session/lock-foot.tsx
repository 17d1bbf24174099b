import { History, Inbox, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSession } from '#renderer/lock/session-store.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'
import { classNames } from '#renderer/ui/class-names.ts'
import { KeyCap } from '#renderer/ui/key-cap.tsx'
import styles from './lock-foot.module.css'
import { sessionLabels } from './session-labels.fr.ts'

interface LockFootProps {
  /** State of the line, as the shell tells it; nothing while unknown. */
  readonly line: ReactNode
  /** Age of the chosen person’s data. */
  readonly age: string | null
}

/** Line, age of the data and outbox are on every screen, this one included (design §1.7). */
export function LockFoot({ line, age }: LockFootProps) {
  const { profiles, profileId } = useSession()
  const isOnline = useSyncStatus((status) => status.line === 'online' || status.line === 'sending')
  const chosen = profiles.find((profile) => profile.id === profileId)
  return (
    <footer className={styles.foot}>
      <div className={styles.group}>
        {line}
        {age !== null && (
          <span className={styles.item}>
            <History size={15} aria-hidden />
            {age}
          </span>
        )}
        {chosen && chosen.pendingCount > 0 && !isOnline && (
          <span className={styles.item}>
            <Inbox size={16} aria-hidden />
            {sessionLabels.pending(chosen.pendingCount)}
          </span>
        )}
      </div>
      <div className={styles.group}>
        {profiles.length > 1 && (
          <span className={classNames(styles.item, styles.keys)}>
            <KeyCap chord="ArrowUp" />
            <KeyCap chord="ArrowDown" />
            {sessionLabels.chooseKey}
          </span>
        )}
        <span className={styles.item}>
          <Lock size={15} aria-hidden />
          {sessionLabels.sealed}
        </span>
      </div>
    </footer>
  )
}
