import { app, BrowserWindow, type Session } from 'electron'
import { join } from 'node:path'
import type { Page } from '#main/services/ports.ts'
import type { TechnicalLog } from '#main/services/technical-log-port.ts'
import { pageUrl } from './app-address.ts'

export interface MainWindow {
  readonly page: Page
  current(): BrowserWindow | null
  open(parts: Parts): BrowserWindow
  show(): void
}

interface Parts {
  readonly session: Session
  readonly log: TechnicalLog
}

/** A page that dies as soon as it starts must not spin. */
const reviveMs = 1_000

/** The one window: isolated, sandboxed, without a frame (its buttons are in the page's top bar). */
export function createMainWindow(): MainWindow {
  let window: BrowserWindow | null = null
  let isOrdered = false

  function open({ session, log }: Parts): BrowserWindow {
    const made = new BrowserWindow(optionsOf(session))
    window = made
    made.once('ready-to-show', () => made.show())
    made.on('closed', () => (window = null))
    // A renderer that died, by the lock's order or by itself, comes back as the lock page.
    made.webContents.on('render-process-gone', (_event, details) => {
      if (!isOrdered) log.write('error', 'renderer-gone', { reason: details.reason })
      setTimeout(() => void made.loadURL(pageUrl), isOrdered ? 0 : reviveMs)
      isOrdered = false
    })
    void made.loadURL(pageUrl)
    return made
  }

  return {
    open,
    current: () => window,
    show: () => {
      if (window?.isMinimized()) window.restore()
      window?.focus()
    },
    page: {
      // Law L2: another process, so that nothing of the one before is left in memory.
      refresh: () => {
        isOrdered = true
        window?.webContents.forcefullyCrashRenderer()
      },
      print: (format) => print(window, format),
      act: (act) => actOn(window, act),
    },
  }
}

function optionsOf(session: Session): Electron.BrowserWindowConstructorOptions {
  return {
    title: 'Pupitre',
    width: 1366,
    height: 768,
    minWidth: 800,
    minHeight: 600,
    frame: false,
    show: false,
    backgroundColor: '#fdfcfa',
    webPreferences: {
      session,
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Law L1: a hidden window looks at its idle clock each second all the same.
      backgroundThrottling: false,
      devTools: !app.isPackaged,
    },
  }
}

function actOn(window: BrowserWindow | null, act: 'minimise' | 'maximise' | 'close'): void {
  if (act === 'minimise') window?.minimize()
  if (act === 'close') window?.close()
  if (act === 'maximise') {
    if (window?.isMaximized()) window.unmaximize()
    else window?.maximize()
  }
}

/** Microns, as Chromium counts custom paper. */
const a6 = { width: 105_000, height: 148_000 }

function print(window: BrowserWindow | null, format: 'A4' | 'A6'): Promise<boolean> {
  if (window === null) return Promise.resolve(false)
  const pageSize = format === 'A4' ? 'A4' : a6
  return new Promise((resolve) => {
    window.webContents.print({ pageSize, printBackground: true }, (isPrinted) => resolve(isPrinted))
  })
}
