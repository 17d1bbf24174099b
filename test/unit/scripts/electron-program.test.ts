import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findElectron } from '#scripts/electron-program.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-dist-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

describe('the Electron of this machine', () => {
  it('is the one that ELECTRON_OVERRIDE_DIST_PATH names', async () => {
    const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as Record<
      string,
      string
    >
    const program = join(folder, names[process.platform] ?? 'electron')
    mkdirSync(join(program, '..'), { recursive: true })
    writeFileSync(program, '')
    chmodSync(program, 0o755)
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder)
    expect(await findElectron(1_000, { insist: false })).toEqual({ kind: 'found', program })
  })

  it('is missing when that folder holds none: nothing is downloaded behind its back', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder)
    expect(await findElectron(1_000, { insist: true })).toEqual({ kind: 'missing' })
  })
})
