import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from '#renderer/store/base64.ts'
import { kdfFloor, kdfTarget, isAcceptableCost, tuneCost } from '#renderer/store/password-kdf.ts'
import {
  newDataKey,
  openByPassword,
  openByPortal,
  wipe,
  wrapByPassword,
  wrapByPortal,
} from '#renderer/store/wraps.ts'

const profile = 'profile-0001'
const device = () => new Uint8Array(32).fill(5)
const secret = { password: 'Un-Mot-De-Passe-1', device: null }

describe('V2: the wraps of the data key', () => {
  it('V2: wrap 1 opens with the password, and with nothing else', async () => {
    const dataKey = newDataKey()
    const wrap = await wrapByPassword(dataKey, profile, secret, kdfFloor)
    expect(await openByPassword(wrap, profile, secret)).toEqual(dataKey)
    expect(await openByPassword(wrap, profile, { ...secret, password: 'Un-Mot-De-Passe-2' })).toBeNull()
    expect(await openByPassword(wrap, 'profile-0002', secret)).toBeNull()
  })

  it('V2: made with the device’s secret, it opens on that device only', async () => {
    const dataKey = newDataKey()
    const wrap = await wrapByPassword(dataKey, profile, { ...secret, device: device() }, kdfFloor)
    expect(await openByPassword(wrap, profile, { ...secret, device: device() })).toEqual(dataKey)
    expect(await openByPassword(wrap, profile, secret)).toBeNull()
    expect(await openByPassword(wrap, profile, { ...secret, device: device().fill(6) })).toBeNull()
  })

  it('V2: parameters under the floor are refused, and cannot be lowered on a wrap that exists', async () => {
    const wrap = await wrapByPassword(newDataKey(), profile, secret, kdfTarget)
    expect(await openByPassword({ ...wrap, cost: kdfFloor }, profile, secret)).toBeNull()
    expect(isAcceptableCost({ memoryKiB: 18 * 1024, passes: 2, lanes: 1 })).toBe(false)
    expect(isAcceptableCost({ memoryKiB: 64 * 1024, passes: 1, lanes: 1 })).toBe(false)
    const weak = { memoryKiB: 8 * 1024, passes: 1, lanes: 1 }
    expect(
      await openByPassword(await wrapByPassword(newDataKey(), profile, secret, weak), profile, secret),
    ).toBeNull()
  })

  it('V2: the cost is tuned up at unlock, never down', () => {
    expect(tuneCost(kdfFloor, 400)).toEqual(kdfTarget)
    expect(tuneCost(kdfTarget, 400)).toEqual(kdfTarget)
    expect(tuneCost(kdfTarget, 60)).toEqual({ ...kdfTarget, passes: 4 })
    expect(tuneCost({ ...kdfTarget, memoryKiB: 256 * 1024 }, 400).memoryKiB).toBe(256 * 1024)
  })

  it('V2: wrap 2 opens with the key that the portal keeps, whatever the password', async () => {
    const dataKey = newDataKey()
    const wrapKey = toBase64(newDataKey())
    const wrap = await wrapByPortal(dataKey, profile, wrapKey)
    expect(await openByPortal(wrap, profile, wrapKey)).toEqual(dataKey)
    expect(await openByPortal(wrap, profile, toBase64(newDataKey()))).toBeNull()
  })

  it('V2: letters composed in two ways give one password', async () => {
    const dataKey = newDataKey()
    const wrap = await wrapByPassword(dataKey, profile, { ...secret, password: 'Élève' }, kdfFloor)
    expect(await openByPassword(wrap, profile, { ...secret, password: 'E\u0301le\u0300ve' })).toEqual(dataKey)
  })

  it('L2: wiped bytes are gone', () => {
    const dataKey = newDataKey()
    wipe(dataKey, null)
    expect([...dataKey].every((byte) => byte === 0)).toBe(true)
  })

  it('bytes survive their journey as text', () => {
    const bytes = crypto.getRandomValues(new Uint8Array(30_000))
    expect(fromBase64(toBase64(bytes))).toEqual(bytes)
  })
})
