import { app } from 'electron'
import { join } from 'node:path'
import { createHost } from '#main/host/create-host.ts'
import { serveContract } from '#main/host/serve-contract.ts'
import { acceptPortalUrl } from '#main/services/post/post-config.ts'
import { declareAppScheme, serveAppProtocol } from './app-protocol.ts'
import { placeData, type DataFolders } from './data-folders.ts'
import { createElectronPorts } from './electron-ports.ts'
import { createElectronPower } from './electron-power.ts'
import { guardAllContents } from './guard-contents.ts'
import { hardenApp } from './harden-app.ts'
import { openIpcTransport } from './ipc-transport.ts'
import { readLaunchOptions, type LaunchOptions } from './launch-options.ts'
import { createMainWindow } from './main-window.ts'
import { openPageSession } from './page-session.ts'
import { refuseLogin } from './refuse-login.ts'
import { isFirstInstance } from './single-instance.ts'

const launch = readLaunchOptions()
const folders = placeData(launch.profile)
hardenApp()
declareAppScheme()

const window = createMainWindow()
if (isFirstInstance(() => window.show())) {
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(() => start(launch, folders))
} else {
  app.quit()
}

function start({ portalUrl }: LaunchOptions, { local, logs, config }: DataFolders): void {
  const power = createElectronPower()
  const ports = createElectronPorts({
    folders: { local, logs, config },
    page: window.page,
    power,
    window: window.current,
  })
  const accepted = portalUrl === null ? null : acceptPortalUrl(portalUrl)
  if (accepted !== null) ports.config.write({ portalUrl: accepted })

  const host = createHost(ports)
  // Windows may redirect a person's folders to a server: the vault would be slow there, and readable elsewhere.
  if (local.startsWith('\\\\')) host.log.write('warn', 'data-on-network-share')
  guardAllContents(host.log)
  refuseLogin(host.log)
  openIpcTransport(serveContract(host.services, host.log), host.events, window.current)

  const session = openPageSession(host.log)
  serveAppProtocol(session, join(import.meta.dirname, '../renderer'))
  power.watchWindow(window.open({ session, log: host.log }))
  app.on('will-quit', () => void host.close())
}
