import { kdfTarget } from '#renderer/store/password-kdf.ts'
import { openByPassword, wipe, wrapByPassword } from '#renderer/store/wraps.ts'
import { reconnect } from './reconnect.ts'
import type { SessionContext } from './session-context.ts'
import { secretOf } from './wrap-profile.ts'

/**
 * Wrap 1 under the password that the portal has just taken (law V2). The current one may not open it: an earlier
 * change never reached this post, its answer lost or its page dead. A fresh sign-in then brings wrap 2's key; without
 * the line wrap 1 is destroyed, and the profile opens online: what the portal takes no more opens nothing here.
 */
export async function rewrapPassword(
  context: SessionContext,
  id: string,
  current: string,
  next: string,
): Promise<void> {
  const wrap = context.registry.find(id)?.passwordWrap
  if (!wrap) return
  const dataKey = await openByPassword(wrap, id, secretOf(context, current))
  if (dataKey) {
    const passwordWrap = await wrapByPassword(dataKey, id, secretOf(context, next), kdfTarget)
    wipe(dataKey)
    return context.registry.change(id, { passwordWrap })
  }
  const renewed = await reconnect(context, next)
  if (renewed.kind === 'refused') await context.registry.change(id, { passwordWrap: null })
}
