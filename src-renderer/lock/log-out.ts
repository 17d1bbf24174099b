import { keepWhatWasTyped, leavePage } from './leave-page.ts'
import { lockPost } from './lock-post.ts'
import { done, refuse, show, type SessionContext } from './session-context.ts'
import type { LogOutChoice, SessionResult } from './session.ts'
import { shredProfile } from './shred-profile.ts'

/**
 * Law L5. Logging out erases the profile's keys; what waits is sent or parked first, and nothing is erased while the
 * portal has not taken it. `keep-under-lock` erases nothing.
 */
export async function logOut(context: SessionContext, choice: LogOutChoice): Promise<SessionResult> {
  const { open } = context
  if (!open || context.isLocking) return done
  if (choice === 'keep-under-lock') {
    await lockPost(context, 'asked')
    return done
  }
  await keepWhatWasTyped(open)
  const isClear = choice === 'send' ? await open.sync.sendAll() : await open.sync.parkAll('logout')
  // A command typed while the last ones travelled is not erased with the profile.
  const left = choice === 'send' ? open.state.outbox.entries.length : 0
  if (!isClear || left > 0)
    return refuse(choice === 'send' ? 'not-sent' : 'not-parked', { count: open.state.outbox.entries.length })
  context.isLocking = true
  try {
    show({ state: 'profiles', profileId: null, person: null })
    await closeSession(context)
    open.sync.stop()
    open.state.isClosed = true
    open.state.disk.close()
    await shredProfile(context, open.row.id)
    await leavePage(context, open, true)
    return done
  } finally {
    context.isLocking = false
  }
}

/** A courtesy to the portal: its session ends by itself if the line is not there. */
async function closeSession(context: SessionContext): Promise<void> {
  const closing = context.host.portal.call({ method: 'DELETE', path: '/session', timeoutMs: 2_000 })
  await closing.catch(() => undefined)
}
