import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'

const names = [
  'TMPDIR',
  'HOME',
  'XDG_CACHE_HOME',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'XDG_RUNTIME_DIR',
] as const

/**
 * What a post's programs write beside their own profile (temporary files, caches, the home) goes under one folder
 * while the work runs, so that all of it can be read afterwards.
 */
export async function withOwnFolders<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = names.map((name) => [name, env[name]] as const)
  for (const name of names) {
    env[name] = join(folder, name.toLowerCase())
    mkdirSync(env[name], { recursive: true, mode: 0o700 })
  }
  try {
    return await work()
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete env[name]
      else env[name] = value
    }
  }
}
