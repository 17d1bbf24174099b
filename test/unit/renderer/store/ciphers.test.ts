import { describe, expect, it } from 'vitest'
import { open, seal } from '#renderer/store/ciphers.ts'

const aKey = () =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]) as Promise<CryptoKey>

describe('V1, V3: sealed boxes', () => {
  it('V3: a box opens where it was sealed, and nowhere else', async () => {
    const key = await aKey()
    const box = await seal(key, 'Bavarde', 'profile-1|head|p|7|1')
    expect(await open(key, box, 'profile-1|head|p|7|1')).toBe('Bavarde')
    for (const elsewhere of ['profile-2|head|p|7|1', 'profile-1|body|p|7|1', 'profile-1|head|p|8|1', ''])
      expect(await open(key, box, elsewhere)).toBeNull()
  })

  it('V3: with any byte changed, or under another key, it does not open', async () => {
    const key = await aKey()
    const box = await seal(key, 'Bavarde', 'here')
    for (let at = 0; at < box.length; at++) {
      const changed = box.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await open(key, changed, 'here')).toBeNull()
    }
    expect(await open(await aKey(), box, 'here')).toBeNull()
  })

  it('V1: the same text sealed twice gives two boxes: nothing tells that they are equal', async () => {
    const key = await aKey()
    expect(await seal(key, 'Bavarde', 'here')).not.toEqual(await seal(key, 'Bavarde', 'here'))
  })
})
