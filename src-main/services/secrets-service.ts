import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ServiceOf } from '#shared/bridge/contract.ts'
import type { secretsContract } from '#shared/bridge/secrets-contract.ts'
import type { Keychain, Paths } from './ports.ts'
import { replaceFile } from './replace-file.ts'

/** The device secret that strengthens wrap 1 (law V2): made once, kept only under a real keychain. */
export function createSecretsService(ports: {
  keychain: Keychain
  paths: Paths
}): ServiceOf<typeof secretsContract> {
  const path = join(ports.paths.local, 'device-secret.bin')
  let reading: Promise<string> | null = null

  async function readOrMake(): Promise<string> {
    const kept = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    // A secret that no longer opens must not be replaced: profiles wrapped with it would be lost for good.
    if (kept !== null) return ports.keychain.reveal(kept)
    const secret = randomBytes(32).toString('base64')
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await replaceFile(path, await ports.keychain.protect(secret))
    return secret
  }

  return {
    deviceSecret: async () => {
      const backend = await ports.keychain.backend()
      if (backend === null) return { secret: null, backend: 'none' }
      reading ??= readOrMake()
      return reading.then(
        (secret) => ({ secret, backend }),
        () => {
          reading = null
          return { secret: null, backend: 'unreadable' }
        },
      )
    },
  }
}
