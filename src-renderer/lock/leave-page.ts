import { closeVault } from '#renderer/store/create-vault.ts'
import { setCurrentVault } from '#renderer/store/current-vault.ts'
import { show, type OpenProfile, type SessionContext } from './session-context.ts'

/** The disk of a tired post: what is queued for it has this long to be written. */
const diskPatienceMs = 3_000

/** What was typed reaches the disk: drafts, then commands whose write is under way (laws L2, V4). Never the network. */
export async function keepWhatWasTyped(open: OpenProfile): Promise<void> {
  const written = Promise.allSettled([
    open.drafts.flush(),
    open.state.outbox.turns.run(async () => undefined),
  ])
  await Promise.race([written, new Promise((resolve) => setTimeout(resolve, diskPatienceMs))])
}

/** Drops rows, keys and the session's token, then asks for a fresh page: nothing of the person stays in this one (law L2). */
export async function leavePage(context: SessionContext, open: OpenProfile, erase: boolean): Promise<void> {
  context.open = null
  open.sync.stop()
  setCurrentVault(null)
  closeVault(open.state)
  open.release()
  const dropped = context.host.portal.dropSession({ workstationId: open.row.id, erase })
  await Promise.race([dropped.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 500))])
  show({ person: null, firstSteps: null, secondsToLock: null })
  await context.host.lock.freshPage({}).catch(() => undefined)
}
