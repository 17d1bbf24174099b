import { toBase64 } from './base64.ts'

/** Keys derived from the data key (law V2), one a use, none of them extractable. They die with the page (law L2). */
export interface VaultKeys {
  readonly segments: CryptoKey
  readonly outbox: CryptoKey
  readonly journal: CryptoKey
  readonly drafts: CryptoKey
  readonly meta: CryptoKey
  /** Turns a partition's or a draft's name into an opaque one (law V1). */
  readonly names: CryptoKey
  /** Seals the portal's session on the disk: 32 bytes, base64. */
  sessionSealKey(): Promise<string>
}

const encoder = new TextEncoder()

/** @param dataKey 32 bytes; the caller wipes them */
export async function deriveKeys(dataKey: Uint8Array<ArrayBuffer>, profileId: string): Promise<VaultKeys> {
  const root = await crypto.subtle.importKey('raw', dataKey, 'HKDF', false, ['deriveKey', 'deriveBits'])
  const from = (use: string): HkdfParams => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: encoder.encode(profileId),
    info: encoder.encode(`pupitre/${use}/1`),
  })
  const aes = (use: string) =>
    crypto.subtle.deriveKey(from(use), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const hmac: HmacKeyGenParams = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  const [segments, outbox, journal, drafts, meta, names] = await Promise.all([
    aes('segments'),
    aes('outbox'),
    aes('journal'),
    aes('drafts'),
    aes('meta'),
    crypto.subtle.deriveKey(from('names'), root, hmac, false, ['sign']),
  ])
  const sessionSealKey = async () =>
    toBase64(new Uint8Array(await crypto.subtle.deriveBits(from('session'), root, 256)))
  return { segments, outbox, journal, drafts, meta, names, sessionSealKey }
}

/** The opaque name under which something lies on the disk: equal names, equal marks, nothing to read. */
export async function opaqueName(keys: Pick<VaultKeys, 'names'>, name: string): Promise<string> {
  const mark = await crypto.subtle.sign('HMAC', keys.names, encoder.encode(name))
  return toBase64(new Uint8Array(mark).subarray(0, 16))
}
