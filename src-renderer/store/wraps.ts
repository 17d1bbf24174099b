import { z } from 'zod'
import { fromBase64, readBase64, toBase64 } from './base64.ts'
import { openBytes, sealBytes } from './ciphers.ts'
import { derivePassword, isAcceptableCost, type DerivePassword, type KdfCost } from './password-kdf.ts'

/** Wrap 1 (law V2): the data key under the password, strengthened by the device when its keychain is real. */
export const passwordWrapSchema = z.object({
  v: z.literal(1),
  cost: z.object({ memoryKiB: z.int(), passes: z.int(), lanes: z.int() }),
  salt: z.string(),
  withDevice: z.boolean(),
  box: z.string(),
})
export type PasswordWrap = z.infer<typeof passwordWrapSchema>

/** Wrap 2 (law V2): the data key under a key that the portal keeps. */
export const portalWrapSchema = z.object({ v: z.literal(1), box: z.string() })
export type PortalWrap = z.infer<typeof portalWrapSchema>

type Bytes = Uint8Array<ArrayBuffer>

/** What wrap 1 is made from, and opened with. */
export interface PasswordSecret {
  readonly password: string
  readonly device: Bytes | null
  readonly derive?: DerivePassword | undefined
}

const saltBytes = 16

export function newDataKey(): Bytes {
  return crypto.getRandomValues(new Uint8Array(32))
}

/** Overwrites key bytes once they are no longer needed. */
export function wipe(...secrets: readonly (Bytes | null)[]): void {
  for (const secret of secrets) secret?.fill(0)
}

export async function wrapByPassword(
  dataKey: Bytes,
  profileId: string,
  secret: PasswordSecret,
  cost: KdfCost,
): Promise<PasswordWrap> {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes))
  const key = await wrapKeyOf(secret, salt, cost)
  const header = { v: 1, cost, salt: toBase64(salt), withDevice: secret.device !== null } as const
  return { ...header, box: toBase64(await sealBytes(key, dataKey, boundOf(profileId, header))) }
}

/** The data key, or null: a wrong password, another device and a damaged wrap look the same (law L3). */
export async function openByPassword(
  wrap: PasswordWrap,
  profileId: string,
  secret: PasswordSecret,
): Promise<Bytes | null> {
  if (!isAcceptableCost(wrap.cost)) return null
  if (wrap.withDevice && !secret.device) return null
  const device = wrap.withDevice ? secret.device : null
  const salt = readBase64(wrap.salt)
  if (salt.length !== saltBytes) return null
  const key = await wrapKeyOf({ ...secret, device }, salt, wrap.cost)
  return openBytes(key, readBase64(wrap.box), boundOf(profileId, wrap))
}

/** @param wrapKey 32 bytes, base64, as a fresh sign-in brings them */
export async function wrapByPortal(dataKey: Bytes, profileId: string, wrapKey: string): Promise<PortalWrap> {
  const key = await importAes(fromBase64(wrapKey))
  return { v: 1, box: toBase64(await sealBytes(key, dataKey, `${profileId}|wrap-2|1`)) }
}

export async function openByPortal(
  wrap: PortalWrap,
  profileId: string,
  wrapKey: string,
): Promise<Bytes | null> {
  return openBytes(await importAes(fromBase64(wrapKey)), readBase64(wrap.box), `${profileId}|wrap-2|1`)
}

async function wrapKeyOf(
  { password, device, derive = derivePassword }: PasswordSecret,
  salt: Bytes,
  cost: KdfCost,
): Promise<CryptoKey> {
  const derived = await derive(password, salt, cost)
  const material = new Uint8Array(derived.length + (device?.length ?? 0))
  material.set(derived)
  if (device) material.set(device, derived.length)
  const root = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveKey'])
  wipe(derived, material)
  const from: HkdfParams = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt,
    info: new TextEncoder().encode('pupitre/wrap-1/1'),
  }
  return crypto.subtle.deriveKey(from, root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

async function importAes(bytes: Bytes): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  wipe(bytes)
  return key
}

/** The header is bound: parameters cannot be lowered under a wrap that still opens. */
function boundOf(profileId: string, wrap: Omit<PasswordWrap, 'box'>): string {
  const { memoryKiB, passes, lanes } = wrap.cost
  return `${profileId}|wrap-1|${wrap.v}|${memoryKiB}.${passes}.${lanes}|${wrap.salt}|${wrap.withDevice}`
}
