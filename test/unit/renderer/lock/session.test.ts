import { describe, expect, it, vi } from 'vitest'
import { labelBox, trayRecord } from '#test/support/box-feature.ts'
import { aBox } from '#test/support/box-portal.ts'
import { only, pass, session, untilTrue, useLockPage } from '#test/support/lock-page.ts'
import { aPost } from '#test/support/lock-scene.ts'
import type * as PasswordKdf from '#renderer/store/password-kdf.ts'
import { currentVault, vaultIfOpen } from '#renderer/store/current-vault.ts'
import { isKeySpent } from '#renderer/lock/idle-watch.ts'
import { usePendingItems } from '#renderer/sync/pending-items.ts'

vi.mock('#shared/domain/registry.ts', async () => {
  const { boxTypes, boxCommands } = await import('#test/support/box-feature.ts')
  return { recordTypes: boxTypes, commandTypes: boxCommands, features: [] }
})

// The cost of a password is proved in password-kdf.test.ts; here the floor is enough, sixty times.
vi.mock('#renderer/store/password-kdf.ts', async (original) => {
  const real = await original<Pick<typeof PasswordKdf, 'kdfFloor'>>()
  return { ...real, kdfTarget: real.kdfFloor, tuneCost: (cost: unknown) => cost }
})

const password = 'Un-Mot-De-Passe-1'

useLockPage()

describe('signing in', () => {
  it('C12: the first sign-in changes the password, accepts the charter, then opens a profile', async () => {
    const scene = await aPost()
    scene.stage.mustChangePassword = true
    scene.stage.charter = { version: 1, title: 'Charte', text: '…' }
    expect(session().state).toBe('profiles')
    await session().signIn('k.lemaire', password)
    expect(session()).toMatchObject({ state: 'first-sign-in', firstSteps: { mustChangePassword: true } })
    await session().changePassword(null, 'Une-Autre-Phrase-2')
    expect(session()).toMatchObject({ state: 'first-sign-in', firstSteps: { mustChangePassword: false } })
    await session().acceptCharter(1)
    expect(session()).toMatchObject({ state: 'open', person: { login: 'k.lemaire' } })
    await session().lock('asked')
    scene.stage.isLineUp = false
    await scene.freshPage()
    expect(await session().unlock(only(), password)).toMatchObject({ code: 'wrong-credentials' })
    pass(2_000)
    expect(await session().unlock(only(), 'Une-Autre-Phrase-2')).toEqual({ kind: 'done' })
  })

  it('V2: a password changed at the portal opens the profile by wrap 2, and unlocks it offline from then on', async () => {
    const scene = await aPost()
    await session().signIn('k.lemaire', password)
    currentVault().drafts.set('d', 'half a word')
    await session().lock('asked')
    scene.stage.password = 'Changé-Ailleurs-3'
    await scene.freshPage()
    expect(await session().unlock(only(), 'Changé-Ailleurs-3')).toEqual({ kind: 'done' })
    expect(currentVault().drafts.get('d')).toBe('half a word')
    await session().lock('asked')
    scene.stage.isLineUp = false
    await scene.freshPage()
    expect(await session().unlock(only(), password)).toMatchObject({ code: 'wrong-credentials' })
    pass(2_000)
    expect(await session().unlock(only(), 'Changé-Ailleurs-3')).toEqual({ kind: 'done' })
  })

  it('V2: with a real keychain the password alone, on a copied disk, opens nothing', async () => {
    const scene = await aPost({ deviceSecret: Buffer.alloc(32, 7).toString('base64') })
    await session().signIn('k.lemaire', password)
    await session().lock('asked')
    scene.stage.isLineUp = false
    await scene.freshPage()
    expect(await session().unlock(only(), password)).toEqual({ kind: 'done' })
    const profile = session().profileId ?? ''
    await session().lock('asked')
    scene.stage.deviceSecret = null
    await scene.freshPage()
    expect(await session().unlock(profile, password)).toMatchObject({ kind: 'refused' })
    scene.stage.isLineUp = true
    expect(await session().signIn('k.lemaire', password)).toEqual({ kind: 'done' })
    expect(session().profileId).toBe(profile)
  })
})

describe('locking', () => {
  it('L2, V5: drafts are given back; nothing of the person is left in the page', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0', { text: 'a pupil' }))
    await session().signIn('k.lemaire', password)
    const { view, drafts } = currentVault()
    await untilTrue(() => view.all(trayRecord).length === 1)
    drafts.set('observation:1', 'Bavarde avec sa voi')
    await session().lock('idle')
    expect(view.all(trayRecord)).toEqual([])
    expect(vaultIfOpen()).toBeNull()
    expect(usePendingItems.getState().waiting).toEqual([])
    expect(scene.stage).toMatchObject({ freshPages: 1, session: null })
    scene.stage.isLineUp = false
    await scene.freshPage()
    expect(session()).toMatchObject({ state: 'locked', person: null })
    expect(session().profiles[0]).toMatchObject({ familyName: 'Lemaire', draftCount: 1, lockedWhy: 'idle' })
    expect(await session().unlock(only(), password)).toEqual({ kind: 'done' })
    expect(currentVault().drafts.get('observation:1')).toBe('Bavarde avec sa voi')
    expect(currentVault().view.all(trayRecord)).toHaveLength(1)
  })

  it('L2: never waits on the network, and keeps a command whose writing was under way', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0'))
    await session().signIn('k.lemaire', password)
    await untilTrue(() => currentVault().view.all(trayRecord).length === 1)
    scene.stage.isLineStuck = true
    const typed = currentVault().run(labelBox, { kind: 'tray', id: 't0', label: 'typed as it locked' })
    await session().lock('asked')
    expect(await typed).toMatchObject({ kind: 'durable' })
    scene.stage.isLineStuck = false
    scene.stage.isLineUp = false
    await scene.freshPage()
    expect(session().profiles[0]).toMatchObject({ pendingCount: 1 })
    await session().unlock(only(), password)
    expect(currentVault().view.get(trayRecord, 't0')?.labels).toEqual(['typed as it locked'])
  })

  it('L1: what the system says locks at once; L5: so does Ctrl+L', async () => {
    const scene = await aPost()
    for (const lock of [
      () => scene.stage.emit('mustLock', { why: 'suspend' }),
      () =>
        window.dispatchEvent(
          Object.assign(new Event('keydown'), { key: 'l', ctrlKey: true, altKey: false, shiftKey: false }),
        ),
    ]) {
      await session().signIn('k.lemaire', password)
      lock()
      await untilTrue(() => scene.stage.freshPages > 0)
      scene.stage.freshPages = 0
      await scene.freshPage()
    }
    expect(session().profiles[0]?.lockedWhy).toBe('asked')
  })

  it('L1: the key that wakes a sleeping machine finds it locked', async () => {
    const scene = await aPost()
    await session().signIn('k.lemaire', password)
    pass(6 * 60_000)
    // As main.tsx asks it of each key, before the page has it.
    expect(isKeySpent(new Event('keydown') as KeyboardEvent)).toBe(true)
    await untilTrue(() => scene.stage.freshPages === 1)
    expect(session().state).toBe('locked')
  })
})

describe('unlocking offline', () => {
  it('L3: five failures in a row close it, over restarts, until an online sign-in; delays grow between tries', async () => {
    const scene = await aPost()
    await session().signIn('k.lemaire', password)
    await session().lock('asked')
    scene.stage.isLineUp = false
    const left: unknown[] = []
    for (const waitMs of [0, 1_000, 3_000, 10_000, 30_000]) {
      await scene.freshPage()
      if (waitMs > 0)
        expect(await session().unlock(only(), password)).toMatchObject({ code: 'wait-before-retry' })
      pass(waitMs)
      left.push(await session().unlock(only(), 'Pas-Le-Bon-1'))
    }
    const wrong = (triesLeft: number, seconds: number) => ({
      kind: 'refused',
      code: 'wrong-credentials',
      params: { triesLeft, seconds },
    })
    expect(left).toEqual([
      wrong(4, 1),
      wrong(3, 3),
      wrong(2, 10),
      wrong(1, 30),
      { kind: 'refused', code: 'offline-closed', params: {} },
    ])
    pass(3_600_000)
    await scene.freshPage()
    expect(session().profiles[0]?.isOfflineClosed).toBe(true)
    expect(await session().unlock(only(), password)).toMatchObject({ code: 'offline-closed' })
    scene.stage.isLineUp = true
    expect(await session().unlock(only(), password)).toEqual({ kind: 'done' })
    await session().lock('asked')
    scene.stage.isLineUp = false
    await scene.freshPage()
    expect(await session().unlock(only(), password)).toEqual({ kind: 'done' })
  })
})
