import { vi } from 'vitest'
import { openIpcTransport } from '#main/electron/ipc-transport.ts'
import { serveContract } from '#main/host/serve-contract.ts'
import { findPreloadDoor } from '#renderer/host/preload-door.ts'
import { preloadDoorName } from '#shared/bridge/contract.ts'
import { fakeElectron, fakeState, resetFakeElectron, type FakeWindow } from '#test/support/fake-electron.ts'
import { hostSuite } from './host-suite.ts'

vi.mock('electron', async () => (await import('#test/support/fake-electron.ts')).fakeElectron)

hostSuite('over Electron’s IPC', async (host) => {
  resetFakeElectron()
  const window = new fakeElectron.BrowserWindow() as FakeWindow & Electron.BrowserWindow
  const close = openIpcTransport(serveContract(host.services, host.log), host.events, () => window)
  vi.resetModules()
  await import('#main/electron/preload.ts')
  vi.stubGlobal('window', { [preloadDoorName]: fakeState.exposed.get(preloadDoorName) })
  const door = findPreloadDoor()
  if (door === null) throw new Error('the preload opened no door')
  return { door, close: async () => close() }
})
