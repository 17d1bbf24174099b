import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runStep } from './check-step.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const usual = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The Chromium of this machine: CHROMIUM_PATH, then the PATH, then the usual places. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env['CHROMIUM_PATH']) return canRun(env['CHROMIUM_PATH']) ? env['CHROMIUM_PATH'] : undefined
  const folders = (env['PATH'] ?? '').split(delimiter)
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...usual].find(canRun)
}

/** Whether this machine lets us install Debian's own: root, apt, and nobody asked to stay offline. */
export function mayInstall(env: NodeJS.ProcessEnv = process.env): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0 && !env['PUPITRE_OFFLINE']
}

export const missingChromium = [
  'Chromium manque : les essais de bout en bout en ont besoin.',
  'Installez-le (Debian, Ubuntu : sudo apt-get install chromium) ou donnez son adresse dans CHROMIUM_PATH, puis relancez.',
  '(No Chromium found: install one, or set CHROMIUM_PATH, and run again.)',
].join('\n')

/** Finds Chromium, installing Debian's when that is allowed. Undefined when there is none to be had. */
export async function ensureChromium(): Promise<string | undefined> {
  const found = findChromium()
  if (found !== undefined || !mayInstall()) return found
  console.log('Chromium is not here: installing Debian’s.')
  await runStep('apt-get', ['update', '-qq'], { DEBIAN_FRONTEND: 'noninteractive' })
  await runStep('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    DEBIAN_FRONTEND: 'noninteractive',
  })
  return findChromium()
}
