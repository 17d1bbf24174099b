import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { labelBox, trayRecord } from '#test/support/box-feature.ts'
import { aBox } from '#test/support/box-portal.ts'
import { aPost } from '#test/support/lock-scene.ts'
import type * as PasswordKdf from '#renderer/store/password-kdf.ts'
import type * as VaultKeys from '#renderer/store/vault-keys.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useSession } from '#renderer/lock/session-store.ts'

vi.mock('#shared/domain/registry.ts', async () => {
  const { boxTypes, boxCommands } = await import('#test/support/box-feature.ts')
  return { recordTypes: boxTypes, commandTypes: boxCommands, features: [] }
})

vi.mock('#renderer/store/password-kdf.ts', async (original) => {
  const real = await original<Pick<typeof PasswordKdf, 'kdfFloor'>>()
  return { ...real, kdfTarget: real.kdfFloor, tuneCost: (cost: unknown) => cost }
})

const { made } = vi.hoisted(() => ({ made: [] as WeakRef<object>[] }))

vi.mock('#renderer/store/vault-keys.ts', async (original) => {
  const real = await original<typeof VaultKeys>()
  const deriveKeys: typeof real.deriveKeys = async (dataKey, profileId) => {
    const keys = await real.deriveKeys(dataKey, profileId)
    made.push(new WeakRef(keys))
    return keys
  }
  return { ...real, deriveKeys }
})

const password = 'Un-Mot-De-Passe-1'
const session = () => useSession.getState()

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** What of it can still be reached, once everything that nobody holds has been collected. */
async function reachable(refs: readonly WeakRef<object>[]): Promise<number> {
  for (let turn = 0; turn < 10; turn++) {
    await new Promise((resolve) => setImmediate(resolve))
    collect()
  }
  return refs.filter((ref) => ref.deref() !== undefined).length
}

beforeEach(() => {
  made.splice(0)
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', new EventTarget())
})
afterEach(() => void vi.unstubAllGlobals())

describe('what a page holds once it is locked', () => {
  it('L2: no key of the person can be reached any more, even if the page is not replaced', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0'))
    await session().signIn('k.lemaire', password)
    await vi.waitFor(() => expect(currentVault().view.all(trayRecord)).toHaveLength(1), { timeout: 20_000 })
    await currentVault().run(labelBox, { kind: 'tray', id: 't0', label: 'typed' })
    currentVault().drafts.set('observation:1', 'Bavarde')
    expect(await reachable(made)).toBe(1)
    await session().lock('asked')
    expect(await reachable(made)).toBe(0)
  })
})
