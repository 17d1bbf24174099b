import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { env, platform } from 'node:process'

const onPath = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const macPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const windowsPaths = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** The Chromium of this machine, or null. CHROMIUM_PATH names one. */
export function findChromium(): string | null {
  const named = env['CHROMIUM_PATH']
  return [...(named === undefined ? [] : [named]), ...candidates()].find(isExecutable) ?? null
}

function candidates(): string[] {
  if (platform === 'darwin') return macPaths
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
    return roots.flatMap((root) => (root === undefined ? [] : windowsPaths.map((path) => join(root, path))))
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return onPath.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
