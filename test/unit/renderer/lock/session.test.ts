import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { HostClient } from '#shared/bridge/host-contract.ts'
import { vaultIfOpen, currentVault } from '#renderer/store/current-vault.ts'
import { createMemoryVaultDisk, emptyTables, type MemoryTables } from '#renderer/store/memory-vault-disk.ts'
import { useSession } from '#renderer/lock/session-store.ts'
import { startSession } from '#renderer/lock/start-session.ts'
import { createFakeHost, type HostStage } from '#test/support/fake-host.ts'
import { ModelPortal } from '#test/support/model-portal.ts'
import 'fake-indexeddb/auto'

const password = 'Un-Mot-De-Passe-1'

interface Scene {
  readonly portal: ModelPortal
  readonly host: HostClient
  readonly stage: HostStage
  readonly disks: Map<string, MemoryTables>
  /** A new page on the same post: what a lock or a restart gives. */
  freshPage(): Promise<void>
}

async function aPost(): Promise<Scene> {
  const portal = new ModelPortal()
  portal.put('school', {
    id: 'school',
    ...{
      uai: '0750001A',
      name: 'Collège des Hautes-Ormes',
      schoolYear: 2026,
      zone: 'C',
      timeZone: 'Europe/Paris',
      academy: '',
      city: '',
    },
  } as { id: string })
  const { host, stage } = createFakeHost(portal)
  const disks = new Map<string, MemoryTables>()
  const freshPage = async () => {
    await startSession(host, (id) => {
      const tables = disks.get(id) ?? emptyTables()
      disks.set(id, tables)
      return createMemoryVaultDisk(tables)
    })
  }
  await freshPage()
  return { portal, host, stage, disks, freshPage }
}

const session = () => useSession.getState()

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', new EventTarget())
  indexedDB = new IDBFactory()
})

describe('signing in', () => {
  it('C12: the first sign-in changes the password, accepts the charter, then opens a profile', async () => {
    const scene = await aPost()
    scene.stage.mustChangePassword = true
    scene.stage.charter = { version: 1, title: 'Charte', text: '…' }
    expect(session().state).toBe('profiles')
    await session().signIn('k.lemaire', password)
    expect(session()).toMatchObject({ state: 'first-sign-in', firstSteps: { mustChangePassword: true } })
    await session().changePassword(password, 'Une-Autre-Phrase-2')
    await session().acceptCharter(1)
    expect(session()).toMatchObject({ state: 'open', person: { login: 'k.lemaire' } })
    await session().lock('asked')
    scene.stage.isLineUp = false
    await scene.freshPage()
    expect(await session().unlock(session().profileId ?? '', password)).toMatchObject({
      kind: 'refused',
      code: 'wrong-credentials',
    })
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(await session().unlock(session().profileId ?? '', 'Une-Autre-Phrase-2')).toEqual({ kind: 'done' })
  })

  it('L2, L3: locks into a fresh page that names the colleague, and unlocks offline with drafts given back', async () => {
    const scene = await aPost()
    await session().signIn('k.lemaire', password)
    currentVault().drafts.set('observation:1', 'Bavarde avec sa voi')
    await session().lock('idle')
    expect(scene.stage.freshPages).toBe(1)
    expect(vaultIfOpen()).toBeNull()
    scene.stage.isLineUp = false
    await scene.freshPage()
    expect(session()).toMatchObject({ state: 'locked', person: null })
    expect(session().profiles[0]).toMatchObject({ familyName: 'Lemaire', draftCount: 1, lockedWhy: 'idle' })
    expect(await session().unlock(session().profileId ?? '', password)).toEqual({ kind: 'done' })
    expect(currentVault().drafts.get('observation:1')).toBe('Bavarde avec sa voi')
  })
})
