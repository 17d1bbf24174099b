import { app, shell, type BrowserWindow } from 'electron'
import { release, type } from 'node:os'
import type { HostPorts, Page, PowerEvents } from '#main/services/ports.ts'
import type { DataFolders } from './data-folders.ts'
import { createElectronConfig } from './electron-config.ts'
import { createElectronDialogs } from './electron-dialogs.ts'
import { electronKeychain } from './electron-keychain.ts'
import { createElectronNetwork } from './electron-network.ts'

interface Wanted {
  readonly folders: DataFolders
  readonly page: Page
  readonly power: PowerEvents
  readonly window: () => BrowserWindow | null
}

/** What Electron lends. After `ready`. */
export function createElectronPorts({ folders, page, power, window }: Wanted): HostPorts {
  const config = createElectronConfig(folders.config)
  return {
    identity: {
      version: app.getVersion(),
      host: 'electron',
      os: `${type()} ${release()}`,
      isFrameless: true,
    },
    paths: { local: folders.local, logs: folders.logs },
    clock: { now: () => Date.now() },
    network: createElectronNetwork(() => config.read().portalUrl),
    keychain: electronKeychain,
    power,
    page,
    dialogs: createElectronDialogs(window),
    shell: { openExternal: (url) => openOutside(url) },
    config,
  }
}

/** Web addresses only: the shell would run anything else. */
function openOutside(url: string): Promise<boolean> {
  if (!/^https?:\/\//.test(url)) return Promise.resolve(false)
  return shell.openExternal(url).then(
    () => true,
    () => false,
  )
}
