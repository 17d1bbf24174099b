import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const names = [
  'app',
  'BrowserWindow',
  'contextBridge',
  'dialog',
  'ipcMain',
  'ipcRenderer',
  'Menu',
  'net',
  'powerMonitor',
  'protocol',
  'safeStorage',
  'session',
  'shell',
]

/** Puts the fake Electron where a program that was unpacked into `folder` looks for `electron`. */
export function writeFakeElectronPackage(folder: string): void {
  const own = join(folder, 'node_modules/electron')
  mkdirSync(own, { recursive: true })
  writeFileSync(
    join(own, 'package.json'),
    JSON.stringify({ name: 'electron', type: 'module', exports: './index.js' }),
  )
  const fake = JSON.stringify(join(import.meta.dirname, 'fake-electron.ts'))
  writeFileSync(
    join(own, 'index.js'),
    [
      `import { fakeElectron } from ${fake}`,
      `export { becomeReady, fakeState } from ${fake}`,
      `export const { ${names.join(', ')} } = fakeElectron`,
      'export default fakeElectron.default',
    ].join('\n'),
  )
}
