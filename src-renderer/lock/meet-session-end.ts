import type { ParkMessage } from '#shared/protocol/push.ts'
import { keepWhatWasTyped, leavePage } from './leave-page.ts'
import { show, type SessionContext } from './session-context.ts'
import { shredProfile } from './shred-profile.ts'

const reasons: Readonly<Record<string, ParkMessage['reason']>> = {
  'account-suspended': 'suspended',
  'account-ended': 'account-ended',
}

/**
 * The portal ended the session. Expired or revoked: the vault stays open and the line says so. Suspended or ended:
 * what waits goes into the portal's custody, then the profile leaves this post (law V7). When the portal does not take
 * it, wrap 1 is destroyed and the sealed rest waits for its owner's next online sign-in (law S17).
 */
export async function meetSessionEnd(context: SessionContext, code: string): Promise<void> {
  const reason = reasons[code]
  const { open } = context
  if (!reason || !open || context.isLocking) return
  context.isLocking = true
  try {
    await keepWhatWasTyped(open)
    const count = open.state.outbox.entries.length
    const isHandedOver = count === 0 || (await open.sync.parkAll(reason))
    const params = { handedOver: isHandedOver ? count : 0, kept: isHandedOver ? 0 : count }
    await trying(context.registry.setFarewell({ code, params }))
    if (!isHandedOver) await trying(context.registry.change(open.row.id, { passwordWrap: null }))
    show({ state: 'profiles', profileId: null, farewell: context.registry.farewell() })
    open.sync.stop()
    open.state.disk.close()
    if (isHandedOver) await shredProfile(context, open.row.id)
    await leavePage(context, open, isHandedOver)
  } finally {
    context.isLocking = false
  }
}

/** A disk that refuses keeps nobody in: the page is left, and the portal says it again at the next contact (C6). */
async function trying(written: Promise<void>): Promise<void> {
  await written.catch(() => undefined)
}
