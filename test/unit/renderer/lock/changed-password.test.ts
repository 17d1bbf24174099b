import { describe, expect, it, vi } from 'vitest'
import { instantOf } from '#shared/kernel/instant.ts'
import { newCard } from '#renderer/lock/profile-card.ts'
import { refreshPerson } from '#renderer/lock/refresh-person.ts'
import { rewrapPassword } from '#renderer/lock/rewrap-password.ts'
import type { SessionContext } from '#renderer/lock/session-context.ts'
import { derivePassword, type DerivePassword } from '#renderer/store/password-kdf.ts'
import type * as PasswordKdf from '#renderer/store/password-kdf.ts'
import { openRegistry } from '#renderer/store/profile-registry.ts'
import { createMemoryCopy } from '#renderer/store/registry-copies.ts'
import { kdfFloor } from '#renderer/store/password-kdf.ts'
import { newDataKey, wrapByPassword } from '#renderer/store/wraps.ts'
import { aPortal } from '#test/support/box-portal.ts'
import { only, session, useLockPage } from '#test/support/lock-page.ts'
import { aPost } from '#test/support/lock-scene.ts'
import { makePost, openPost, testPerson } from '#test/support/test-workstation.ts'

vi.mock('#shared/domain/registry.ts', async () => {
  const { boxTypes, boxCommands } = await import('#test/support/box-feature.ts')
  return { recordTypes: boxTypes, commandTypes: boxCommands, features: [] }
})

vi.mock('#renderer/store/password-kdf.ts', async (original) => {
  const real = await original<Pick<typeof PasswordKdf, 'kdfFloor'>>()
  return { ...real, kdfTarget: real.kdfFloor, tuneCost: (cost: unknown) => cost }
})

const [first, lost, last] = ['Un-Mot-De-Passe-1', 'Reponse-Perdue-2', 'Le-Dernier-Mot-3']

useLockPage()

/** The portal changed the password once, and this post never heard of it: the line fell, or it stopped. */
async function afterALostAnswer() {
  const scene = await aPost()
  await session().signIn('k.lemaire', first)
  scene.stage.password = lost
  return scene
}

describe('a password changed again after an answer that was lost', () => {
  it('V2, C12: the old one opens nothing on the post that heard of the last', async () => {
    const scene = await afterALostAnswer()
    expect(await session().changePassword(lost, last)).toEqual({ kind: 'done' })
    await session().lock('asked')
    scene.stage.isLineUp = false
    await scene.freshPage()
    expect(await session().unlock(only(), first)).toMatchObject({ code: 'wrong-credentials' })
    vi.setSystemTime(Date.now() + 2_000)
    expect(await session().unlock(only(), last)).toEqual({ kind: 'done' })
  })

  it('V2, L3: with the line gone at once, wrap 1 is destroyed; wrap 2 opens with the last one', async () => {
    const scene = await afterALostAnswer()
    const { portal } = scene.host as { portal: { signIn: unknown } }
    const { signIn } = portal
    portal.signIn = async () => ({ kind: 'fault', fault: 'no-network', detail: '' })
    expect(await session().changePassword(lost, last)).toEqual({ kind: 'done' })
    await session().lock('asked')
    await scene.freshPage()
    for (const password of [first, last])
      expect(await session().unlock(only(), password)).toMatchObject({ code: 'offline-closed' })
    portal.signIn = signIn
    expect(await session().unlock(only(), last)).toEqual({ kind: 'done' })
  })
})

describe('a session that the change ended', () => {
  it('V2, C12: « Se reconnecter » with the new password: the old one opens nothing on this post', async () => {
    const scene = await aPost()
    await session().signIn('k.lemaire', first)
    scene.stage.password = last
    expect(await session().reconnect(last)).toEqual({ kind: 'done' })
    await session().lock('asked')
    scene.stage.isLineUp = false
    await scene.freshPage()
    expect(await session().unlock(only(), first)).toMatchObject({ code: 'wrong-credentials' })
  })
})

describe('a portal that went back to before this post', () => {
  it('V2, L3, S17: it has lost wrap 2’s key; the password of before opens, whatever was tried since', async () => {
    const scene = await aPost()
    await session().signIn('k.lemaire', first)
    await session().lock('asked')
    scene.stage.password = lost
    scene.stage.wrapKeys.clear()
    for (let n = 0; n < 6; n++) {
      await scene.freshPage()
      expect(await session().unlock(only(), lost)).toMatchObject({ code: 'profile-unreadable' })
      vi.setSystemTime(Date.now() + 40_000)
    }
    scene.stage.isLineUp = false
    await scene.freshPage()
    expect(await session().unlock(only(), first)).toEqual({ kind: 'done' })
  })
})

const id = 'profile-0001'

async function aContext(
  change: Partial<SessionContext> = {},
  copy = createMemoryCopy(),
): Promise<SessionContext> {
  const registry = await openRegistry([copy], null)
  const secret = { password: first, device: null }
  await registry.save({
    ...{ id, portalWrap: { v: 1, box: '' }, person: '' },
    card: newCard(testPerson, instantOf(Date.now())),
    passwordWrap: await wrapByPassword(newDataKey(), id, secret, kdfFloor),
  })
  const context = { registry, deviceSecret: null, derive: derivePassword, open: {}, now: () => Date.now() }
  return { ...context, ...change } as unknown as SessionContext
}

describe('what else happens to a profile while its password changes', () => {
  it('V2, V4: the old wrap is on the disk until the new one is: a post that stops meanwhile opens still', async () => {
    const copy = createMemoryCopy()
    const found: unknown[] = []
    const derive: DerivePassword = async (...asked) => {
      found.push((await openRegistry([copy], null)).find(id)?.passwordWrap)
      return derivePassword(...asked)
    }
    const context = await aContext({ derive }, copy)
    const old = context.registry.find(id)?.passwordWrap
    await rewrapPassword(context, id, first, last)
    expect(found).toEqual([old, old])
    const renewed = (await openRegistry([copy], null)).find(id)?.passwordWrap
    expect(renewed).toEqual(context.registry.find(id)?.passwordWrap)
    expect(renewed).not.toEqual(old)
  })

  it('V7: a profile that leaves the post meanwhile does not come back', async () => {
    let leave = () => Promise.resolve()
    const derive: DerivePassword = async (...asked) => {
      await leave()
      return derivePassword(...asked)
    }
    const context = await aContext({ derive })
    leave = () => context.registry.remove(id)
    await rewrapPassword(context, id, first, last)
    expect(context.registry.rows()).toEqual([])
  })

  it('V2: who a person is, asked anew at that moment, does not give the old wrap back', async () => {
    const context = await aContext()
    const { registry } = context
    const find = (name: string) => {
      const row = registry.find(name)
      queueMicrotask(() => void registry.change(name, { passwordWrap: null }))
      return row
    }
    const call = async () => ({ kind: 'answer', body: { person: { ...testPerson, givenName: 'Ama' } } })
    const { state } = await openPost(await makePost(id), aPortal(1))
    const host = { portal: { call } } as never
    await refreshPerson({ ...context, host, registry: { ...registry, find } }, state)
    expect(registry.find(id)).toMatchObject({ passwordWrap: null, card: { givenName: 'Ama' } })
  })
})
