import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { PostConfigStore } from '#main/services/ports.ts'
import { postConfig } from '#main/services/post/post-config.ts'

/** The post's settings in a JSON file: what electron-store does where there is no Electron. */
export function createJsonConfig(path: string): PostConfigStore {
  const read = () => postConfig.parse(readJson(path))
  return {
    read,
    write: (change) => {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      writeFileSync(`${path}.new`, JSON.stringify({ ...read(), ...change }, null, 2), { mode: 0o600 })
      renameSync(`${path}.new`, path)
    },
  }
}

function readJson(path: string): object {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof found === 'object' && found !== null ? found : {}
  } catch {
    return {}
  }
}
