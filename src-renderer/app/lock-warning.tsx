import { Lock } from 'lucide-react'
import { useSession } from '#renderer/lock/session-store.ts'
import { Button } from '#renderer/ui/button.tsx'
import styles from './lock-warning.module.css'
import { shellLabels } from './shell-labels.fr.ts'

/** The last twenty seconds before the lock (law L1): any key stays; the page is not covered. */
export function LockWarning() {
  const seconds = useSession((session) => session.secondsToLock)
  const stayOpen = useSession((session) => session.stayOpen)
  if (seconds === null) return null
  return (
    <div className={styles.warning} data-print="no">
      <Lock size={18} aria-hidden />
      <div>
        {/* Said once, when it comes: a count read aloud each second would cover everything else. */}
        <p className={styles.title} role="timer" aria-live="off">
          {shellLabels.lockSoonTitle(seconds)}
        </p>
        <p role="status">{shellLabels.lockSoonBody}</p>
      </div>
      <Button onClick={stayOpen}>{shellLabels.stay}</Button>
    </div>
  )
}
