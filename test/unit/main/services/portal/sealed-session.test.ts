import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSealedSessions } from '#main/services/portal/sealed-session.ts'

const session = {
  token: 'jeton-tres-secret',
  expiresAt: '2026-12-01T00:00:00.000Z',
  portalUrl: 'https://ent.exemple.fr',
}
const key = Buffer.alloc(32, 7).toString('base64')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-session-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sessions = () => createSealedSessions({ local: folder, logs: folder })
const onlyFile = () => join(folder, 'sessions', readdirSync(join(folder, 'sessions'))[0] ?? '')

describe('V1: a session at rest', () => {
  it('opens with its key and profile, and no token is readable in the file', async () => {
    await sessions().keep('profil-0001', key, session)
    expect(await sessions().resume('profil-0001', key)).toEqual(session)
    expect(readFileSync(onlyFile(), 'latin1')).not.toMatch(/jeton|ent\.exemple|profil/)
  })

  it('moved to another profile, it does not open', async () => {
    await sessions().keep('profil-0001', key, session)
    const stolen = readFileSync(onlyFile())
    await sessions().erase('profil-0001')
    await sessions().keep('profil-0002', key, session)
    writeFileSync(onlyFile(), stolen)
    expect(await sessions().resume('profil-0002', key)).toBeNull()
  })

  it('cut, changed or under another key, it is no session rather than a failure', async () => {
    await sessions().keep('profil-0001', key, session)
    const whole = readFileSync(onlyFile())
    expect(await sessions().resume('profil-0001', Buffer.alloc(32, 8).toString('base64'))).toBeNull()
    for (const broken of [whole.subarray(0, 10), whole.subarray(0, whole.length - 1), Buffer.alloc(0)]) {
      writeFileSync(onlyFile(), broken)
      expect(await sessions().resume('profil-0001', key)).toBeNull()
    }
  })
})
