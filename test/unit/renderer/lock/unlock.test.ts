import { afterEach, describe, expect, it, vi } from 'vitest'
import { only, session, useLockPage } from '#test/support/lock-page.ts'
import { aPost } from '#test/support/lock-scene.ts'
import type * as PasswordKdf from '#renderer/store/password-kdf.ts'

vi.mock('#shared/domain/registry.ts', async () => {
  const { boxTypes, boxCommands } = await import('#test/support/box-feature.ts')
  return { recordTypes: boxTypes, commandTypes: boxCommands, features: [] }
})

const stage = vi.hoisted(() => ({ isSwitchedOff: false }))

vi.mock('#renderer/store/password-kdf.ts', async (original) => {
  const real = await original<typeof PasswordKdf>()
  const derivePassword: typeof real.derivePassword = (...asked) =>
    stage.isSwitchedOff ? new Promise(() => undefined) : real.derivePassword(...asked)
  return { ...real, derivePassword, kdfTarget: real.kdfFloor, tuneCost: (cost: unknown) => cost }
})

const password = 'Un-Mot-De-Passe-1'

useLockPage()
afterEach(() => {
  stage.isSwitchedOff = false
})

describe('unlocking offline', () => {
  it('L3: a try is counted on the disk before it is made: a post switched off meanwhile has not gained one', async () => {
    const scene = await aPost()
    await session().signIn('k.lemaire', password)
    await session().lock('asked')
    scene.stage.isLineUp = false
    await scene.freshPage()
    const before = scene.stage.journals.get('pupitre-profiles')?.at(-1)?.mid ?? 0
    stage.isSwitchedOff = true
    void session().unlock(only(), 'Pas-Le-Bon-1')
    await vi
      .waitFor(() =>
        expect(scene.stage.journals.get('pupitre-profiles')?.at(-1)?.mid).toBeGreaterThan(before),
      )
      .catch(() => undefined)
    stage.isSwitchedOff = false
    await scene.freshPage()
    expect(await session().unlock(only(), 'Pas-Le-Bon-2')).toMatchObject({ code: 'wait-before-retry' })
  })

  it('L3: a failure dated by a clock that was ahead costs its delay once, not until that date', async () => {
    const scene = await aPost()
    await session().signIn('k.lemaire', password)
    await session().lock('asked')
    scene.stage.isLineUp = false
    vi.setSystemTime(Date.parse('2026-11-19T08:00:00.000Z'))
    await scene.freshPage()
    expect(await session().unlock(only(), 'Pas-Le-Bon-1')).toMatchObject({ code: 'wrong-credentials' })
    vi.setSystemTime(Date.parse('2026-11-16T09:00:00.000Z'))
    for (const _ of ['as typed', 'after a restart']) {
      await scene.freshPage()
      expect(await session().unlock(only(), password)).toMatchObject({ code: 'wait-before-retry' })
    }
    vi.setSystemTime(Date.now() + 1_000)
    expect(await session().unlock(only(), password)).toEqual({ kind: 'done' })
  })

  it('L3: a profile whose card no longer opens cannot count its tries: it opens online only', async () => {
    const scene = await aPost()
    await session().signIn('k.lemaire', password)
    const id = session().profileId ?? ''
    await session().lock('asked')
    scene.stage.isLineUp = false
    // The post's key is another one from now on: a keychain has come.
    scene.stage.deviceSecret = Buffer.alloc(32, 7).toString('base64')
    await scene.freshPage()
    expect(session().profiles).toEqual([])
    for (const typed of ['Pas-Le-Bon-1', password])
      expect(await session().unlock(id, typed)).toMatchObject({ kind: 'refused', code: 'offline-closed' })
    scene.stage.isLineUp = true
    expect(await session().signIn('k.lemaire', password)).toEqual({ kind: 'done' })
    expect(session().profileId).toBe(id)
    await session().lock('asked')
  })
})
