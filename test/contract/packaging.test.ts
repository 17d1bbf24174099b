import { extractAll, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildIfChanged } from '#scripts/build.ts'
import { writeFakeElectronPackage } from '#test/support/fake-electron-package.ts'
import { writeElectronStandIn } from '#test/support/electron-stand-in.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'pupitre-packed-'))
const unpacked = join(folder, 'out', 'linux-unpacked')
/** As the wire writes them: the characters 1 and 0. */
const [fuseOff, fuseOn] = [48, 49]
let files: readonly string[] = []

beforeAll(async () => {
  await buildIfChanged()
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')))
  await writeElectronStandIn(join(folder, 'electron'), version)
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  const config = [
    `-c.electronDist=${join(folder, 'electron')}`,
    `-c.directories.output=${join(folder, 'out')}`,
  ]
  await promisify(execFile)(process.execPath, [builder, '--linux', 'dir', ...config], { cwd: root })
  files = listPackage(join(unpacked, 'resources', 'app.asar'), { isPack: false })
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the packed application', () => {
  it('holds the page, the main process, the preload and its package file', () => {
    const wanted = ['/out/main/main.js', '/out/main/preload.cjs', '/out/renderer/index.html', '/package.json']
    expect(wanted.filter((path) => !files.includes(path))).toEqual([])
  })

  it('leaves out the portal, the Node host, the tests, every source, every map and every module of npm', () => {
    const stray = /^\/(src-|test|scripts|docs|node_modules)|\.(ts|tsx|map)$|\/node\//
    expect(files.filter((path) => stray.test(path))).toEqual([])
  })

  it('has every fuse set: no Node mode, no Node options, no inspector, sealed cookies, a checked archive and only it', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'pupitre'))
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ]
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    ]
    expect(on.map((fuse) => wire[fuse])).toEqual(on.map(() => fuseOn))
    expect(off.map((fuse) => wire[fuse])).toEqual(off.map(() => fuseOff))
  })

  it('runs from its archive alone: nothing that it needs was left behind', async () => {
    const alone = join(folder, 'alone')
    extractAll(join(unpacked, 'resources', 'app.asar'), alone)
    writeFakeElectronPackage(alone)
    const runner = join(root, 'test/support/run-packed-main.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [runner, alone])
    expect(JSON.parse(stdout)).toMatchObject({
      answer: { ok: true, value: { host: 'electron' } },
      pageStatus: 200,
    })
  })
})
