import { app, Menu } from 'electron'

/** Before `ready`: every renderer in the sandbox, nothing sent anywhere, no crash dump (law V1: a dump holds names). */
export function hardenApp(): void {
  app.enableSandbox()
  for (const switchName of [
    'disable-breakpad',
    'disable-crash-reporter',
    'disable-background-networking',
    'disable-domain-reliability',
  ]) {
    app.commandLine.appendSwitch(switchName)
  }
  app.commandLine.appendSwitch('disk-cache-size', '1')
  app.commandLine.appendSwitch(
    'disable-features',
    'SpareRendererForSitePerProcess,AutofillServerCommunication,MediaRouter',
  )
  Menu.setApplicationMenu(null)
}
