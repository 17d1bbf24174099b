import { Monitor, Stethoscope } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { LockPage } from '#renderer/features/session/lock-page.tsx'
import { localZone } from '#renderer/features/session/local-wall.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ToastPlace } from '#renderer/ui/toast-place.tsx'
import { useNow } from '#renderer/ui/use-now.ts'
import { dataAge } from '#renderer/features/data-age.ts'
import { gateLabels } from './shell-labels.fr.ts'
import { lineLooks } from '#renderer/features/line-labels.fr.ts'
import styles from './lock-gate.module.css'
import { capitalised } from '#renderer/ui/format-fr.ts'

const DiagnosticPanel = lazy(async () => ({
  default: (await import('#renderer/features/diagnostic/diagnostic-panel.tsx')).DiagnosticPanel,
}))
const PostPanel = lazy(async () => ({
  default: (await import('#renderer/features/settings/post-panel.tsx')).PostPanel,
}))

function LineWords() {
  const line = useSyncStatus((status) => status.line)
  if (line === 'unknown') return null
  const { icon: Icon, words, tone } = lineLooks[line]
  return (
    <span className={`${styles.line} ${styles[tone]}`} role="status">
      <Icon size={16} aria-hidden />
      {words}
    </span>
  )
}

type Over = 'none' | 'line' | 'post'

/** The lock page, and what a technician or a new post needs before anybody can sign in. */
export function LockGate() {
  const [over, setOver] = useState<Over>('none')
  const nowMs = useNow()
  const profileCount = useSession((session) => session.profiles.length)
  const close = () => setOver('none')
  return (
    <>
      <LockPage
        key={profileCount}
        line={<LineWords />}
        ageOf={(profile) =>
          profile.dataAsOf === null ? null : capitalised(dataAge(profile.dataAsOf, nowMs, localZone).words)
        }
        links={[
          { label: gateLabels.line, icon: Stethoscope, onPress: () => setOver('line') },
          { label: gateLabels.post, icon: Monitor, onPress: () => setOver('post') },
        ]}
      />
      <Dialog
        isOpen={over !== 'none'}
        hasForm
        width="wide"
        title={over === 'post' ? gateLabels.post : gateLabels.line}
        safe={{ label: gateLabels.close, onPress: close }}
      >
        <Suspense fallback={null}>
          {over === 'post' ? <PostPanel onSaved={close} /> : <DiagnosticPanel />}
        </Suspense>
      </Dialog>
      <ToastPlace />
    </>
  )
}
