import { kdfTarget } from '#renderer/store/password-kdf.ts'
import { openByPassword, wipe, wrapByPassword } from '#renderer/store/wraps.ts'
import type { SessionContext } from './session-context.ts'
import { secretOf } from './wrap-profile.ts'

/** Wrap 1 under the new password. If the old one does not open it, wrap 2 stays the way in, and the next unlock renews wrap 1. */
export async function rewrapPassword(
  context: SessionContext,
  id: string,
  current: string,
  next: string,
): Promise<void> {
  const row = context.registry.find(id)
  if (!row?.passwordWrap) return
  const dataKey = await openByPassword(row.passwordWrap, id, secretOf(context, current))
  if (!dataKey) return
  const passwordWrap = await wrapByPassword(dataKey, id, secretOf(context, next), kdfTarget)
  wipe(dataKey)
  await context.registry.save({ ...row, passwordWrap })
}
