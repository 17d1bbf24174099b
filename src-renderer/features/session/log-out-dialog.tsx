import { useState } from 'react'
import { isOnline } from '#shared/sync/line-state.ts'
import type { LogOutChoice, SessionResult } from '#renderer/lock/session.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'
import { Dialog, type DialogAnswer } from '#renderer/ui/dialog.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { logOutLabels } from './session-labels.fr.ts'
import { tellProblem } from './session-problem-labels.fr.ts'

interface LogOutDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Logging out erases the profile’s keys: with pending commands it says how many, and offers each way (law L5). */
export function LogOutDialog({ isOpen, onClose }: LogOutDialogProps) {
  return isOpen ? <LogOutQuestion onClose={onClose} /> : null
}

function LogOutQuestion({ onClose }: { readonly onClose: () => void }) {
  const logOut = useSession((session) => session.logOut)
  const { pendingCount, line } = useSyncStatus()
  const [failed, setFailed] = useState<SessionResult | null>(null)
  const drafts = currentVault().drafts.count()
  const closedBecause = isOnline(line) ? undefined : logOutLabels.offline
  const run = (choice: LogOutChoice) => () =>
    void logOut(choice).then((result) => setFailed(result.kind === 'refused' ? result : null))
  const waiting: readonly DialogAnswer[] = [
    { label: logOutLabels.park, onPress: run('park'), isDanger: true, closedBecause },
    { label: logOutLabels.send, onPress: run('send'), closedBecause },
  ]
  const others =
    pendingCount > 0 ? waiting : [{ label: logOutLabels.logOut, onPress: run('send'), isDanger: true }]
  return (
    <Dialog
      isOpen
      width={pendingCount > 0 ? 'wide' : 'narrow'}
      title={pendingCount > 0 ? logOutLabels.titlePending(pendingCount) : logOutLabels.title}
      safe={{
        label: logOutLabels.lock,
        onPress: () => {
          onClose()
          void logOut('keep-under-lock')
        },
      }}
      others={others}
    >
      <p>{pendingCount > 0 ? logOutLabels.bodyPending(pendingCount) : logOutLabels.body}</p>
      {drafts > 0 && <p>{logOutLabels.bodyDrafts(drafts)}</p>}
      {failed?.kind === 'refused' && (
        <Notice tone="rouge" status="refused" isUrgent>
          {tellProblem(failed.code, failed.params)}
        </Notice>
      )}
    </Dialog>
  )
}
