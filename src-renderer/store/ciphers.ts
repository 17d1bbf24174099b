import { toBase64 } from './base64.ts'

/** Sealed bytes: 12 of random IV, then AES-256-GCM's text and tag. */
export type Box = Uint8Array<ArrayBuffer>

const ivBytes = 12
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** @param bound what the box is: profile, table, key. Moved elsewhere, it does not open (law V3) */
export async function seal(key: CryptoKey, text: string, bound: string): Promise<Box> {
  return sealBytes(key, encoder.encode(text), bound)
}

export async function sealBytes(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>, bound: string): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const sealed = await crypto.subtle.encrypt(paramsOf(iv, bound), key, bytes)
  const box = new Uint8Array(ivBytes + sealed.byteLength)
  box.set(iv)
  box.set(new Uint8Array(sealed), ivBytes)
  return box
}

/** What tells a box from any other sealed under its key, whatever its place: its random IV. Base64. */
export function markOf(box: Box): string {
  return toBase64(box.subarray(0, ivBytes))
}

/** The text, or null when the box is damaged, moved or sealed under another key. */
export async function open(key: CryptoKey, box: Box, bound: string): Promise<string | null> {
  const bytes = await openBytes(key, box, bound)
  return bytes && decoder.decode(bytes)
}

export async function openBytes(
  key: CryptoKey,
  box: Box,
  bound: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const opened = await crypto.subtle.decrypt(
      paramsOf(box.subarray(0, ivBytes), bound),
      key,
      box.subarray(ivBytes),
    )
    return new Uint8Array(opened)
  } catch {
    return null
  }
}

function paramsOf(iv: Box, bound: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: encoder.encode(bound) }
}
