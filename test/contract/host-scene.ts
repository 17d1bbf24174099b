import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHost, type Host } from '#main/host/create-host.ts'
import { createHostClient } from '#renderer/host/connect-host.ts'
import type { Door } from '#renderer/host/door.ts'
import type { HostClient } from '#shared/bridge/host-contract.ts'
import { openLyingPortal, type LyingPortal } from '#test/support/lying-portal.ts'
import { createTestPorts, type TestPorts } from '#test/support/test-ports.ts'

/** A transport under test: a door for the window, over a host that runs. */
export interface OpenedTransport {
  readonly door: Door
  close(): Promise<void>
}

/** A host on an obedient machine before a portal, and a window's client on it through one transport. */
export interface Scene {
  readonly folder: string
  readonly portal: LyingPortal
  readonly machine: TestPorts
  readonly host: Host
  readonly door: Door
  readonly client: HostClient
  close(): Promise<void>
}

export async function openScene(
  openTransport: (host: Host) => Promise<OpenedTransport>,
  exercised: Set<string>,
): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'pupitre-host-'))
  const portal = await openLyingPortal()
  const machine = createTestPorts(folder, portal.url)
  const host = createHost(machine.ports)
  const { door, close } = await openTransport(host)
  const watched: Door = {
    ...door,
    call: (message) => {
      exercised.add(`${message.service}.${message.method}`)
      return door.call(message)
    },
  }
  return {
    folder,
    portal,
    machine,
    host,
    door: watched,
    client: createHostClient(watched),
    close: async () => {
      await close()
      await host.close()
      await portal.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
