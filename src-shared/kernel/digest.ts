import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Brand } from './brand.ts'
import { canonicalJson } from './canonical-json.ts'

/** SHA-256 of a value’s canonical JSON, 64 hexadecimal digits. Equal values have equal digests on every machine. */
export type Digest = Brand<string, 'Digest'>

const shape = /^[0-9a-f]{64}$/

export function isDigest(text: string): text is Digest {
  return shape.test(text)
}

export function digestOf(value: unknown): Digest {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value)))) as Digest
}
