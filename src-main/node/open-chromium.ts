import { spawn, type ChildProcess } from 'node:child_process'
import { env, getuid } from 'node:process'
import { quietProfile } from './quiet-profile.ts'

export interface ChromiumWindow {
  /** Resolves when the window's process ended: `at-once` when it handed over to a Chromium already running, or could not start. */
  readonly closed: Promise<'closed' | 'at-once'>
  close(): void
}

/** Opens the page in a Chromium of its own: own profile, no address bar, nothing sent anywhere, no cache on the disk. */
export function openChromium(options: {
  readonly chromium: string
  readonly url: string
  readonly dataFolder: string
}): ChromiumWindow {
  quietProfile(options.dataFolder)
  const child = spawn(options.chromium, [...chromiumFlags(options.dataFolder), `--app=${options.url}`], {
    stdio: 'ignore',
    // On Linux its menus and its print dialog take their language here, whatever `--lang` says.
    env: { ...env, LANGUAGE: 'fr' },
  })
  return { closed: ended(child), close: () => void child.kill('SIGTERM') }
}

export function chromiumFlags(dataFolder: string): readonly string[] {
  return [
    `--user-data-dir=${dataFolder}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-breakpad',
    '--disable-features=Translate,AutofillServerCommunication,MediaRouter,OptimizationHints',
    '--disk-cache-size=1',
    '--password-store=basic',
    '--lang=fr',
    '--window-size=1366,768',
    // Chromium's sandbox refuses to start as root, which happens on build machines only.
    ...(getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}

const handOverMs = 3_000

function ended(child: ChildProcess): Promise<'closed' | 'at-once'> {
  const openedAt = performance.now()
  const how = () => (performance.now() - openedAt < handOverMs ? 'at-once' : 'closed')
  return new Promise((resolve) => {
    child.once('exit', () => resolve(how()))
    child.once('error', () => resolve(how()))
  })
}
