import { describe, expect, it, vi } from 'vitest'
import { labelBox, trayRecord } from '#test/support/box-feature.ts'
import { aBox } from '#test/support/box-portal.ts'
import { only, pass, session, untilTrue, useLockPage } from '#test/support/lock-page.ts'
import { aPost } from '#test/support/lock-scene.ts'
import type * as PasswordKdf from '#renderer/store/password-kdf.ts'
import { currentVault } from '#renderer/store/current-vault.ts'
import { useSyncStatus } from '#renderer/sync/sync-status.ts'

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

describe('several people on one post', () => {
  it('L4: another person takes the post; neither sees a trace of the other', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0', { text: 'seen by the first' }))
    await session().signIn('k.lemaire', password)
    await untilTrue(() => currentVault().view.all(trayRecord).length === 1)
    currentVault().drafts.set('d', 'of the first')
    session().otherPerson()
    await untilTrue(() => scene.stage.freshPages === 1)
    await scene.freshPage()
    scene.portal.delete('tray', 't0')
    scene.stage.login = 'y.bourdin'
    await session().signIn('y.bourdin', password)
    await untilTrue(() => useSyncStatus.getState().dataAsOf !== null)
    expect(currentVault().view.all(trayRecord)).toEqual([])
    expect(currentVault().drafts.get('d')).toBe('')
    expect(scene.disks.size).toBe(2)
    await session().lock('asked')
    await scene.freshPage()
    expect(session().profiles).toHaveLength(2)
  })
})

describe('leaving for good', () => {
  it('L5: logging out sends what waits, then erases wraps, tables and journal', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0'))
    await session().signIn('k.lemaire', password)
    await untilTrue(() => currentVault().view.all(trayRecord).length === 1)
    await currentVault().run(labelBox, { kind: 'tray', id: 't0', label: 'last' })
    const id = session().profileId ?? ''
    expect(await session().logOut('send')).toEqual({ kind: 'done' })
    expect(scene.portal.held('tray').get('t0')).toMatchObject({ labels: ['last'] })
    expect(scene.disks.get(id)?.meta.size).toBe(0)
    expect(scene.stage.journals.get(id) ?? []).toEqual([])
    expect(scene.stage.sealedSessions.has(id)).toBe(false)
    await scene.freshPage()
    expect(session()).toMatchObject({ state: 'profiles', profiles: [] })
  })

  it('L5: offline, nothing is erased: it says that it could not send; under lock everything stays', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0'))
    await session().signIn('k.lemaire', password)
    await untilTrue(() => currentVault().view.all(trayRecord).length === 1)
    scene.stage.isLineUp = false
    await currentVault().run(labelBox, { kind: 'tray', id: 't0', label: 'kept' })
    expect(await session().logOut('send')).toMatchObject({ code: 'not-sent', params: { count: 1 } })
    expect(await session().logOut('park')).toMatchObject({ code: 'not-parked' })
    expect(await session().logOut('keep-under-lock')).toEqual({ kind: 'done' })
    await scene.freshPage()
    expect(session().profiles[0]).toMatchObject({ pendingCount: 1 })
    await session().unlock(only(), password)
    expect(currentVault().view.get(trayRecord, 't0')?.labels).toEqual(['kept'])
  })

  it('V7: suspended while offline: at the next contact what waits goes into custody, and the profile is shredded', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0'))
    await session().signIn('k.lemaire', password)
    await untilTrue(() => currentVault().view.all(trayRecord).length === 1)
    await session().lock('asked')
    await scene.freshPage()
    scene.stage.isLineUp = false
    await session().unlock(only(), password)
    await currentVault().run(labelBox, { kind: 'tray', id: 't0', label: 'typed offline' })
    scene.stage.isLineUp = true
    scene.stage.ended = 'account-suspended'
    scene.stage.emit('network', { isUp: true })
    await untilTrue(() => scene.stage.freshPages === 2)
    expect(scene.portal.parked.map(({ args }) => args)).toMatchObject([{ label: 'typed offline' }])
    await scene.freshPage()
    expect(session()).toMatchObject({
      ...{ state: 'profiles', profiles: [] },
      farewell: { code: 'account-suspended', params: { handedOver: 1, kept: 0 } },
    })
  })

  it('V7, S17: suspended while the portal cannot take what waits: closed offline, kept sealed, handed over at the next sign-in', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0'))
    await session().signIn('k.lemaire', password)
    await untilTrue(() => currentVault().view.all(trayRecord).length === 1)
    scene.stage.isLineUp = false
    await currentVault().run(labelBox, { kind: 'tray', id: 't0', label: 'typed offline' })
    const { park } = scene.portal
    scene.portal.park = () => {
      throw new Error('down')
    }
    scene.stage.isLineUp = true
    scene.stage.ended = 'account-suspended'
    scene.stage.emit('network', { isUp: true })
    await untilTrue(() => scene.stage.freshPages === 1)
    await scene.freshPage()
    expect(session()).toMatchObject({ farewell: { params: { handedOver: 0, kept: 1 } } })
    expect(session().profiles).toMatchObject([{ isOfflineClosed: true }])
    scene.portal.park = park
    scene.stage.ended = null
    expect(await session().unlock(only(), password)).toEqual({ kind: 'done' })
    await untilTrue(() => scene.portal.received === 1)
    expect(scene.portal.held('tray').get('t0')).toMatchObject({ labels: ['typed offline'] })
  })

  it('C6, L2: suspended while the disks refuse to write: his page is left all the same (seed 43103)', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0'))
    await session().signIn('k.lemaire', password)
    await untilTrue(() => currentVault().view.all(trayRecord).length === 1)
    scene.fillDisks()
    scene.stage.ended = 'account-suspended'
    scene.stage.emit('network', { isUp: true })
    await untilTrue(() => scene.stage.freshPages === 1)
    expect(session()).toMatchObject({ state: 'profiles', farewell: { code: 'account-suspended' } })
    expect(() => currentVault()).toThrow()
    // Its wraps could not be forgotten: nothing is left for them to open.
    expect([...scene.disks.values()].map(({ meta }) => meta.size)).toEqual([0])
  })

  it('V7: a profile unused for the school’s number of days is shredded at start; one whose work waits is closed offline', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0'))
    await session().signIn('k.lemaire', password)
    await untilTrue(() => currentVault().view.all(trayRecord).length === 1)
    await session().lock('asked')
    pass(31 * 86_400_000)
    await scene.freshPage()
    expect(session().profiles).toEqual([])
    expect([...scene.disks.values()].every(({ meta }) => meta.size === 0)).toBe(true)
    await session().signIn('k.lemaire', password)
    await untilTrue(() => currentVault().view.all(trayRecord).length === 1)
    scene.stage.isLineUp = false
    await currentVault().run(labelBox, { kind: 'tray', id: 't0', label: 'waiting' })
    await session().lock('asked')
    pass(31 * 86_400_000)
    await scene.freshPage()
    expect(session().profiles[0]).toMatchObject({ pendingCount: 1, isOfflineClosed: true })
    expect(await session().unlock(only(), password)).toMatchObject({ code: 'offline-closed' })
    scene.stage.isLineUp = true
    expect(await session().unlock(only(), password)).toEqual({ kind: 'done' })
    await untilTrue(() => scene.portal.received === 1)
  })

  it('V7, S17: unused since its page died with work that waits, it is closed offline and not shredded', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0'))
    await session().signIn('k.lemaire', password)
    await untilTrue(() => currentVault().view.all(trayRecord).length === 1)
    scene.stage.isLineUp = false
    await currentVault().run(labelBox, { kind: 'tray', id: 't0', label: 'typed, then the power went' })
    const { lock: lockDeadPage } = session()
    pass(31 * 86_400_000)
    await scene.freshPage()
    expect(session().profiles).toMatchObject([{ isOfflineClosed: true }])
    expect([...scene.disks.values()].map(({ outbox }) => outbox.size)).toEqual([1])
    await lockDeadPage('asked')
  })

  it('V2: a workstation revoked at the portal is shredded at its next contact', async () => {
    const scene = await aPost()
    await session().signIn('k.lemaire', password)
    const id = session().profileId ?? ''
    await session().lock('asked')
    scene.stage.revoked.add(id)
    await scene.freshPage()
    expect(await session().signIn('k.lemaire', password)).toEqual({ kind: 'done' })
    expect(session().profileId).not.toBe(id)
    expect(scene.disks.get(id)?.meta.size).toBe(0)
  })

  it('V4: IndexedDB reset to empty, the registry comes back from the host’s file and the work with it', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0'))
    await session().signIn('k.lemaire', password)
    await untilTrue(() => currentVault().view.all(trayRecord).length === 1)
    scene.stage.isLineUp = false
    await currentVault().run(labelBox, { kind: 'tray', id: 't0', label: 'only in the journal' })
    await session().lock('asked')
    scene.loseIndexedDb()
    await scene.freshPage()
    expect(await session().unlock(only(), password)).toEqual({ kind: 'done' })
    scene.stage.isLineUp = true
    scene.stage.emit('network', { isUp: true })
    await untilTrue(() => scene.portal.received === 1)
    expect(scene.portal.held('tray').get('t0')).toMatchObject({ labels: ['only in the journal'] })
  })

  it('S11, V4: an IndexedDB that does not open any more is begun anew, and the journal gives the work back', async () => {
    const scene = await aPost()
    scene.portal.put('tray', aBox('t0'))
    await session().signIn('k.lemaire', password)
    await untilTrue(() => currentVault().view.all(trayRecord).length === 1)
    scene.stage.isLineUp = false
    await currentVault().run(labelBox, { kind: 'tray', id: 't0', label: 'typed before the damage' })
    await session().lock('asked')
    scene.damageIndexedDb()
    await scene.freshPage()
    expect(await session().unlock(only(), password)).toEqual({ kind: 'done' })
    expect(scene.stage.logged).toContain('vault-begun-anew')
    scene.stage.isLineUp = true
    scene.stage.emit('network', { isUp: true })
    await untilTrue(() => scene.portal.received === 1)
  })
})
