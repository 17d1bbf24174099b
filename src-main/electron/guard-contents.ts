import { app, type WebContents } from 'electron'
import type { TechnicalLog } from '#main/services/technical-log-port.ts'
import { isOwnAddress } from './app-address.ts'

/** On every page that Electron ever makes: it goes nowhere, opens nothing, holds no webview. */
export function guardAllContents(log: TechnicalLog): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log))
}

export function guardContents(contents: WebContents, log: TechnicalLog): void {
  contents.on('will-navigate', (details) => {
    if (!isOwnAddress(details.url)) refuse(details, 'navigation-refused', log)
  })
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || !isOwnAddress(details.url)) refuse(details, 'frame-navigation-refused', log)
  })
  contents.on('will-redirect', (details) => refuse(details, 'redirect-refused', log))
  contents.on('will-attach-webview', (event) => refuse(event, 'webview-refused', log))
  contents.setWindowOpenHandler(() => {
    log.write('warn', 'window-open-refused')
    return { action: 'deny' }
  })
}

function refuse(event: { preventDefault(): void }, code: string, log: TechnicalLog): void {
  event.preventDefault()
  log.write('warn', code)
}
