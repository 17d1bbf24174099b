import { fromBase64 } from '#renderer/store/base64.ts'
import { kdfTarget } from '#renderer/store/password-kdf.ts'
import type { ProfileRow } from '#renderer/store/profile-row.ts'
import {
  openByPassword,
  openByPortal,
  wrapByPassword,
  wrapByPortal,
  type PasswordSecret,
} from '#renderer/store/wraps.ts'
import type { SessionContext } from './session-context.ts'

type Bytes = Uint8Array<ArrayBuffer>

export function deviceOf(context: Pick<SessionContext, 'deviceSecret'>): Bytes | null {
  return context.deviceSecret === null ? null : fromBase64(context.deviceSecret)
}

export function secretOf(
  context: Pick<SessionContext, 'deviceSecret' | 'derive'>,
  password: string,
): PasswordSecret {
  return { password, device: deviceOf(context), derive: context.derive }
}

/** Both wraps of a data key, anew (law V2): after a first sign-in, and whenever the password changed. */
export async function wrapBoth(
  context: SessionContext,
  id: string,
  dataKey: Bytes,
  secrets: { readonly password: string; readonly wrapKey: string },
): Promise<Pick<ProfileRow, 'passwordWrap' | 'portalWrap'>> {
  return {
    passwordWrap: await wrapByPassword(dataKey, id, secretOf(context, secrets.password), kdfTarget),
    portalWrap: await wrapByPortal(dataKey, id, secrets.wrapKey),
  }
}

/** The data key by whichever wrap opens: wrap 2 after a fresh sign-in, wrap 1 if the portal has lost its key. */
export async function openEither(
  context: SessionContext,
  row: ProfileRow,
  secrets: { readonly password: string; readonly wrapKey: string },
): Promise<Bytes | null> {
  const byPortal = await openByPortal(row.portalWrap, row.id, secrets.wrapKey)
  if (byPortal || !row.passwordWrap) return byPortal
  return openByPassword(row.passwordWrap, row.id, secretOf(context, secrets.password))
}
