import { join } from 'node:path'
import { createNodeNetwork } from '#main/node/node-network.ts'
import type { HostPorts, LockCause, PostConfig } from '#main/services/ports.ts'

export interface TestPorts {
  readonly ports: HostPorts
  /** What the host asked of the machine, in order: `refresh`, `print A4`, `act close`, `open http://…`. */
  readonly asked: string[]
  readonly power: { mustLock(why: LockCause): void; resumed(): void }
  /** Settable answers of the machine. */
  readonly machine: {
    isUp: boolean
    idleSeconds: number | null
    saveTo: string | null
    files: string[]
    opensAddresses: boolean
    keychain: string | null
  }
}

/** A machine whose every part obeys the test; the network is Node's own. */
export function createTestPorts(folder: string, portalUrl: string): TestPorts {
  const asked: string[] = []
  const machine: TestPorts['machine'] = {
    isUp: true,
    idleSeconds: 12,
    saveTo: null,
    files: [],
    opensAddresses: true,
    keychain: 'test',
  }
  const lockListeners = new Set<(why: LockCause) => void>()
  const resumeListeners = new Set<() => void>()
  let config: PostConfig = { postName: 'VS-02', postKind: 'desk', portalUrl }
  const ports: HostPorts = {
    identity: { version: '0.1.0', host: 'node', os: 'Essai 1', isFrameless: false },
    paths: { local: join(folder, 'local'), logs: join(folder, 'logs') },
    clock: { now: () => Date.UTC(2026, 10, 17, 8) },
    network: { ...createNodeNetwork(() => portalUrl), isUp: () => machine.isUp },
    keychain: {
      backend: async () => machine.keychain,
      protect: async (secret) => Buffer.from(`protected:${secret}`),
      reveal: async (kept) => Buffer.from(kept).toString().replace('protected:', ''),
    },
    power: {
      systemIdle: () => machine.idleSeconds,
      onMustLock: (listener) => listen(lockListeners, listener),
      onResumed: (listener) => listen(resumeListeners, listener),
    },
    page: {
      refresh: () => void asked.push('refresh'),
      print: async (format) => asked.push(`print ${format}`) > 0,
      act: (act) => void asked.push(`act ${act}`),
    },
    dialogs: {
      askWhereToSave: async () => machine.saveTo,
      askForFiles: async () => machine.files,
      confirmAddress: async (address) => asked.push(`ask ${address}`) > 0 && machine.opensAddresses,
    },
    shell: { openExternal: async (url) => asked.push(`open ${url}`) > 0 },
    config: {
      read: () => config,
      write: (change) => {
        config = { ...config, ...change }
      },
    },
  }
  return {
    ports,
    asked,
    machine,
    power: {
      mustLock: (why) => lockListeners.forEach((listener) => listener(why)),
      resumed: () => resumeListeners.forEach((listener) => listener()),
    },
  }
}

function listen<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
