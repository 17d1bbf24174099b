import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { getuid, stdout } from 'node:process'
import { findChromium } from '#main/node/find-chromium.ts'
import { openChromium } from '#main/node/open-chromium.ts'
import { startNodeHost } from '#main/node/start-node-host.ts'
import type { ElectronFound } from './electron-program.ts'
import { startLabels } from './start-labels.fr.ts'
import { postFolder, type StartOptions } from './start-options.ts'

const root = join(import.meta.dirname, '..')

export interface Workstation {
  /** What the person is told: where the page is, why this host. */
  readonly told: readonly string[]
  /** Resolves when the window was closed; never when there is none. */
  readonly closed: Promise<void>
  close(): Promise<void>
}

const never = new Promise<void>(() => undefined)

/** Opens the post in Electron where it is, else in the machine's Chromium; without a screen, only serves it. */
export async function openWorkstation(
  options: StartOptions,
  electron: ElectronFound,
  portalUrl: string,
): Promise<Workstation> {
  const canShow = options.hasWindow && options.hasDisplay
  if (canShow && electron.kind === 'found') return openElectron(electron.program, options, portalUrl)
  return openNodeHost(options, electron, portalUrl, canShow)
}

function openElectron(program: string, options: StartOptions, portalUrl: string): Workstation {
  const rootFlag = getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...rootFlag, root, `--portal=${portalUrl}`, `--profile=${postFolder(options)}`]
  const child = spawn(program, args, { stdio: 'ignore' })
  const closed = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const close = () => {
    child.kill('SIGTERM')
    return closed
  }
  return { told: [], closed, close }
}

async function openNodeHost(
  options: StartOptions,
  electron: ElectronFound,
  portalUrl: string,
  canShow: boolean,
): Promise<Workstation> {
  const profile = postFolder(options)
  const host = await startNodeHost({ profile, pageFolder: join(root, 'out/renderer'), portalUrl })
  const chromium = findChromium()
  const window =
    canShow && chromium !== null
      ? openChromium({ chromium, url: host.url, dataFolder: join(profile, 'chromium') })
      : null
  const stopComing = electron.kind === 'coming' ? electron.stop : () => undefined
  return {
    told: sayWhy(options, electron, canShow, chromium !== null, host.url),
    closed:
      window === null
        ? never
        : window.closed.then((how) => (how === 'closed' ? undefined : stayOpen(host.url))),
    close: async () => {
      stopComing()
      window?.close()
      await window?.closed
      await host.close()
    },
  }
}

/** The window is elsewhere, or nowhere: the page goes on being served. */
function stayOpen(url: string): Promise<void> {
  stdout.write(`${startLabels.windowElsewhere}\n${startLabels.pageAt(url)}\n`)
  return never
}

function sayWhy(
  options: StartOptions,
  electron: ElectronFound,
  canShow: boolean,
  hasChromium: boolean,
  url: string,
): string[] {
  const page = startLabels.pageAt(url)
  if (!options.hasDisplay) return [startLabels.noDisplay, page]
  if (!options.hasWindow) return [page]
  if (canShow && !hasChromium) return [startLabels.noChromium, page]
  return options.host === 'node'
    ? []
    : [electron.kind === 'coming' ? startLabels.electronComing : startLabels.electronMissing]
}
