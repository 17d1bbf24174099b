import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import type { Chance } from '#shared/domain/core/generator.ts'

/** Real ciphers, without the threads whose order nobody decides; random bytes come from the seed. */
interface SimKey {
  readonly bytes: Uint8Array
  /** The story's own label of what the key is for, to say who used it when it should have been gone. */
  readonly info: string
}

export interface SimCrypto {
  readonly crypto: Crypto
  /** Called with what a key was derived for, each time a key is used. */
  onUse: ((info: string) => void) | null
}

const tagBytes = 16

function asBytes(source: BufferSource): Uint8Array {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength)
}

function owned(bytes: Buffer): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

function derive(params: HkdfParams, root: SimKey): Uint8Array {
  const [salt, info] = [asBytes(params.salt), asBytes(params.info)]
  return new Uint8Array(hkdfSync('sha256', root.bytes, salt, info, 32))
}

export function createSimCrypto(chance: Chance): SimCrypto {
  const sim: SimCrypto = { crypto: null as never, onUse: null }
  const use = (key: CryptoKey): SimKey => {
    const own = key as unknown as SimKey
    sim.onUse?.(own.info)
    return own
  }
  const keyOf = (bytes: Uint8Array, info: string) => ({ bytes, info }) as SimKey as unknown as CryptoKey
  const subtle = {
    importKey: async (_format: string, bytes: BufferSource) => keyOf(asBytes(bytes).slice(), ''),
    deriveKey: async (params: HkdfParams, root: CryptoKey) =>
      keyOf(
        derive(params, root as unknown as SimKey),
        `${Buffer.from(asBytes(params.salt)).toString()}|${Buffer.from(asBytes(params.info)).toString()}`,
      ),
    deriveBits: async (params: HkdfParams, root: CryptoKey) =>
      owned(Buffer.from(derive(params, root as unknown as SimKey))),
    sign: async (_name: string, key: CryptoKey, bytes: BufferSource) =>
      owned(createHmac('sha256', use(key).bytes).update(asBytes(bytes)).digest()),
    async encrypt(params: AesGcmParams, key: CryptoKey, bytes: BufferSource) {
      const cipher = createCipheriv('aes-256-gcm', use(key).bytes, asBytes(params.iv))
      if (params.additionalData) cipher.setAAD(asBytes(params.additionalData))
      return owned(Buffer.concat([cipher.update(asBytes(bytes)), cipher.final(), cipher.getAuthTag()]))
    },
    async decrypt(params: AesGcmParams, key: CryptoKey, box: BufferSource) {
      const bytes = asBytes(box)
      const cipher = createDecipheriv('aes-256-gcm', use(key).bytes, asBytes(params.iv))
      if (params.additionalData) cipher.setAAD(asBytes(params.additionalData))
      cipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
      return owned(Buffer.concat([cipher.update(bytes.subarray(0, bytes.length - tagBytes)), cipher.final()]))
    },
  }
  const getRandomValues = <T extends Uint8Array>(into: T): T => {
    for (let at = 0; at < into.length; at++) into[at] = chance.whole(256)
    return into
  }
  return Object.assign(sim, { crypto: { subtle, getRandomValues } as unknown as Crypto })
}
