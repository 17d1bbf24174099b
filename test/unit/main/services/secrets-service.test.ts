import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Keychain } from '#main/services/ports.ts'
import { createSecretsService } from '#main/services/secrets-service.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const keychain: Keychain = {
  backend: async () => 'essai',
  protect: async (secret) => Buffer.from(secret).reverse(),
  reveal: async (kept) => Buffer.from(kept).reverse().toString(),
}
const secretsOf = (own: Keychain) =>
  createSecretsService({ keychain: own, paths: { local: folder, logs: folder } })

describe('V2: the device secret', () => {
  it('is made once, also when asked for twice at the same time, and outlives the process', async () => {
    const secrets = secretsOf(keychain)
    const [first, second] = await Promise.all([secrets.deviceSecret({}), secrets.deviceSecret({})])
    expect(second).toEqual(first)
    expect(await secretsOf(keychain).deviceSecret({})).toEqual(first)
  })

  it('without a real keychain there is none, and nothing is written', async () => {
    expect(await secretsOf({ ...keychain, backend: async () => null }).deviceSecret({})).toEqual({
      secret: null,
      backend: 'none',
    })
    expect(statSync(join(folder, 'device-secret.bin'), { throwIfNoEntry: false })).toBeUndefined()
  })

  it('that no longer opens is said to be unreadable, and is never replaced: profiles hang on it', async () => {
    const { secret } = await secretsOf(keychain).deviceSecret({})
    const broken: Keychain = { ...keychain, reveal: () => Promise.reject(new Error('keyring reset')) }
    expect(await secretsOf(broken).deviceSecret({})).toEqual({ secret: null, backend: 'unreadable' })
    expect(await secretsOf(keychain).deviceSecret({})).toEqual({ secret, backend: 'essai' })
  })
})
