import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { argv, exit } from 'node:process'
import { buildAll } from './build.ts'

/** `npm run package -- [--linux deb | --linux dir | --win nsis msi …]`: builds, then hands over to electron-builder. */
const root = join(import.meta.dirname, '..')
await buildAll()
const builder = join(root, 'node_modules/electron-builder/cli.js')
const done = spawnSync(process.execPath, [builder, ...argv.slice(2)], { cwd: root, stdio: 'inherit' })
exit(done.status ?? 1)
