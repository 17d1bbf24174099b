import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { argv, exit } from 'node:process'
import { buildAll } from './build.ts'
import { outputFolder, writeSbom } from './write-sbom.ts'

/**
 * `npm run package -- [--linux deb | --linux dir | --win nsis msi …]`: builds, hands over to electron-builder, then
 * lays the software bill of materials beside what was packed.
 */
const root = join(import.meta.dirname, '..')
await buildAll()
const builder = join(root, 'node_modules/electron-builder/cli.js')
const args = argv.slice(2)
const done = spawnSync(process.execPath, [builder, ...args], { cwd: root, stdio: 'inherit' })
if (done.status !== 0) exit(done.status ?? 1)
console.log(await writeSbom(outputFolder(args)))
