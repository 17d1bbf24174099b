import { createHash } from 'node:crypto'
import type { DerivePassword } from '#renderer/store/password-kdf.ts'
import type { Chance } from '#shared/domain/core/generator.ts'

/**
 * A cipher that protects nothing and tells everything that AES-GCM tells: a box opens under its key, its IV and its
 * bound words, whole, or not at all. The real one is proved elsewhere; here its threads would decide the order of
 * things, and its price is paid ten thousand times a story.
 */
interface SimKey {
  readonly bytes: Uint8Array
  readonly mark: number
  /** `profile|use`: what it was derived for, to say whose key is used when it should be gone. */
  readonly info: string
}

export interface SimCrypto {
  readonly crypto: Crypto
  /** Called with what a key was derived for, each time one is used. */
  onUse: ((info: string) => void) | null
}

const tagBytes = 16
const decoder = new TextDecoder()

function asBytes(source: BufferSource): Uint8Array {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength)
}

function mix(mark: number, bytes: Uint8Array): number {
  let mixed = mark
  for (let at = 0; at < bytes.length; at++) mixed = Math.imul(mixed ^ (bytes[at] as number), 0x01000193)
  return mixed ^ bytes.length
}

function digest(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

function keyOf(bytes: Uint8Array, info: string): CryptoKey {
  const key: SimKey = { bytes, mark: mix(0x811c9dc5, bytes), info }
  return key as unknown as CryptoKey
}

/** The words that only this key, this IV, these bound words and these bytes give. */
function tagOf(key: SimKey, params: AesGcmParams, body: Uint8Array): number {
  const bound = params.additionalData ? asBytes(params.additionalData) : new Uint8Array(0)
  return mix(mix(mix(key.mark, asBytes(params.iv)), bound), body) >>> 0
}

/** Not readable as it lies, as a sealed box is not. */
function veil(from: Uint8Array, into: Uint8Array, mark: number): void {
  const byte = (mark & 0xff) | 0x80
  for (let at = 0; at < into.length; at++) into[at] = (from[at] as number) ^ byte
}

/** In Argon2's place: a right password and a wrong one differ, and the salt and the cost count, for no price. */
export const deriveForNothing: DerivePassword = async (password, salt, { memoryKiB, passes, lanes }) =>
  Uint8Array.from(digest(Buffer.from(`${password.normalize('NFC')}|${memoryKiB}.${passes}.${lanes}|`), salt))

export function createSimCrypto(chance: Chance): SimCrypto {
  const sim: SimCrypto = { crypto: null as never, onUse: null }
  const use = (key: CryptoKey): SimKey => {
    const own = key as unknown as SimKey
    sim.onUse?.(own.info)
    return own
  }
  const derive = (params: HkdfParams, root: CryptoKey) => {
    const [salt, info] = [asBytes(params.salt), asBytes(params.info)]
    const bytes = digest((root as unknown as SimKey).bytes, salt, info)
    return { bytes, info: `${decoder.decode(salt)}|${decoder.decode(info)}` }
  }
  const subtle = {
    importKey: async (_format: string, bytes: BufferSource) => keyOf(asBytes(bytes).slice(), ''),
    async deriveKey(params: HkdfParams, root: CryptoKey) {
      const { bytes, info } = derive(params, root)
      return keyOf(bytes, info)
    },
    digest: async (_name: string, bytes: BufferSource) => digest(asBytes(bytes)).buffer,
    deriveBits: async (params: HkdfParams, root: CryptoKey) => derive(params, root).bytes.buffer,
    sign: async (_name: string, key: CryptoKey, bytes: BufferSource) =>
      digest(use(key).bytes, asBytes(bytes)).buffer,
    async encrypt(params: AesGcmParams, key: CryptoKey, source: BufferSource) {
      const [own, bytes] = [use(key), asBytes(source)]
      const box = new Uint8Array(bytes.length + tagBytes)
      veil(bytes, box.subarray(0, bytes.length), own.mark)
      new DataView(box.buffer).setUint32(bytes.length, tagOf(own, params, bytes))
      return box.buffer
    },
    async decrypt(params: AesGcmParams, key: CryptoKey, source: BufferSource) {
      const [own, box] = [use(key), asBytes(source)]
      if (box.length < tagBytes) throw new Error('OperationError')
      const body = new Uint8Array(box.length - tagBytes)
      veil(box, body, own.mark)
      const view = new DataView(box.buffer, box.byteOffset, box.byteLength)
      const isWhole = view.getUint32(body.length) === tagOf(own, params, body)
      const isPadded = box.subarray(body.length + 4).every((byte) => byte === 0)
      if (!isWhole || !isPadded) throw new Error('OperationError')
      return body.buffer
    },
  }
  const getRandomValues = <T extends Uint8Array>(into: T): T => {
    for (let at = 0; at < into.length; at++) into[at] = chance.whole(256)
    return into
  }
  let ids = 0
  const randomUUID = () => `profile-${(ids += 1)}`
  return Object.assign(sim, { crypto: { subtle, getRandomValues, randomUUID } as unknown as Crypto })
}
