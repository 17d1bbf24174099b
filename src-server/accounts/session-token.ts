import { createHash, randomBytes } from 'node:crypto'

/** An opaque token of 256 bits: given once, kept as a hash only. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
