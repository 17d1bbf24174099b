import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { env, execPath, platform } from 'node:process'
import { writeStamp } from './source-stamp.ts'

const root = join(import.meta.dirname, '..')
const packageFolder = join(root, 'node_modules/electron')
const refusedStamp = join(root, '.cache/electron-refused')
const tryAgainMs = 24 * 3600 * 1000

export type ElectronFound =
  | { readonly kind: 'found'; readonly program: string }
  | { readonly kind: 'missing' }
  /** Still downloading after the time given; `stop` ends it. */
  | { readonly kind: 'coming'; readonly stop: () => void }

/**
 * Electron's program: the one that ELECTRON_OVERRIDE_DIST_PATH names, the one already here, or the one that its own
 * installer can fetch in the time given. A refusal is remembered for a day, so that the next starts do not wait.
 */
export async function findElectron(
  limitMs: number,
  options: { readonly insist: boolean },
): Promise<ElectronFound> {
  const here = programHere()
  if (here !== null) return { kind: 'found', program: here }
  if (env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined || (!options.insist && wasRefusedLately()))
    return { kind: 'missing' }
  return fetchElectron(limitMs)
}

/** Electron's program when it is on this machine already; nothing is fetched. */
export function programHere(): string | null {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  const program = join(override ?? join(packageFolder, 'dist'), programName())
  if (!existsSync(program)) return null
  // The installer writes path.txt last: without it the folder is half unpacked.
  return override !== undefined || existsSync(join(packageFolder, 'path.txt')) ? program : null
}

function programName(): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

function fetchElectron(limitMs: number): Promise<ElectronFound> {
  const installer = spawn(execPath, [join(packageFolder, 'install.js')], { stdio: 'ignore' })
  const stop = () => void installer.kill()
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve({ kind: 'coming', stop }), limitMs)
    installer.once('error', () => installer.emit('exit', 1))
    installer.once('exit', () => {
      clearTimeout(limit)
      const program = programHere()
      if (program === null) writeStamp(refusedStamp, electronVersion())
      resolve(program === null ? { kind: 'missing' } : { kind: 'found', program })
    })
  })
}

function wasRefusedLately(): boolean {
  const stamp = statSync(refusedStamp, { throwIfNoEntry: false })
  if (stamp === undefined || Date.now() - stamp.mtimeMs > tryAgainMs) return false
  return readFileSync(refusedStamp, 'utf8') === electronVersion()
}

function electronVersion(): string {
  const text = readFileSync(join(packageFolder, 'package.json'), 'utf8')
  return String((JSON.parse(text) as { version?: unknown }).version)
}
