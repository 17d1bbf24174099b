import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { put } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { schoolRecord } from '#shared/domain/people/school.ts'
import { ensureStaffAccounts } from '#server/accounts/create-accounts.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { createSchool } from '#server/store/create-school.ts'
import { openDatabase } from '#server/store/database.ts'
import { defaultDataFolder } from '#server/store/data-folder.ts'
import { openPostgres } from '#server/store/open-postgres.ts'
import { runPortal, spawnPortal, type PortalProcess } from '#test/support/portal/portal-process.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-commands-'))
const data = ['--data', path.join(folder, 'data')]
const inFolder = (name: string) => path.join(folder, name)
const school = {
  id: 'school',
  uai: '0751234A',
  name: 'Collège des Ordres',
  schoolYear: 2026,
  zone: 'C',
  timeZone: 'Europe/Paris',
  academy: '',
  city: '',
} as const

describe('the portal’s commands', { timeout: 60_000 }, () => {
  let portal: PortalProcess

  beforeAll(async () => {
    const base = await openPostgres({ dataDir: path.join(folder, 'data') })
    const db = await openDatabase(base.url)
    await db.transaction().execute(async (tx) => {
      await createSchool(tx, school)
      await applyChanges(tx, school.uai, [put(schoolRecord, school)])
      const person = {
        staffId: 't1' as StaffId,
        externalKey: '1',
        familyName: 'Essai',
        givenName: 'Ada',
        roles: ['teacher'] as const,
      }
      await ensureStaffAccounts(tx, school.uai, [person])
    })
    await db.destroy()
    await base.close()
    portal = await spawnPortal(path.join(folder, 'data'))
  })
  afterAll(async () => {
    await portal.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })

  const hello = async () =>
    (await (await fetch(`${portal.url}/sync/hello`)).json()) as { schoolName: string; epoch: string }

  it('beside a running portal: accounts are listed, identifiers printed, a backup taken', async () => {
    const listed = await runPortal(['accounts', '--json', ...data])
    expect(JSON.parse(listed.out)).toMatchObject({
      accounts: [{ login: 'ada.essai', isNew: true, state: 'active' }],
    })
    const printed = await runPortal(['identifiers', '--pdf', inFolder('sheet.pdf'), ...data])
    expect([printed.code, readFileSync(inFolder('sheet.pdf')).subarray(0, 5).toString()]).toEqual([
      0,
      '%PDF-',
    ])
    expect(statSync(inFolder('sheet.pdf')).mode & 0o077).toBe(0)
    const saved = await runPortal(['backup', inFolder('base.pupitre'), ...data])
    expect([saved.code, saved.err]).toEqual([0, ''])
    expect((await hello()).schoolName).toBe('Collège des Ordres')
  })

  it('S11: a restore waits for the portal to be stopped, refuses a damaged file, and begins a new epoch', async () => {
    const { epoch } = await hello()
    const busy = await runPortal(['restore', inFolder('base.pupitre'), ...data])
    expect([busy.code, busy.err]).toEqual([1, expect.stringContaining('Un portail fonctionne déjà')])
    await portal.kill('SIGTERM')
    writeFileSync(inFolder('cut.pupitre'), readFileSync(inFolder('base.pupitre')).subarray(0, 300))
    const damaged = await runPortal(['restore', inFolder('cut.pupitre'), ...data])
    expect([damaged.code, damaged.err]).toEqual([1, expect.stringContaining('rien n’a été restauré')])
    expect((await runPortal(['restore', inFolder('base.pupitre'), ...data])).code).toBe(0)
    portal = await spawnPortal(path.join(folder, 'data'))
    expect((await hello()).epoch).not.toBe(epoch)
  })

  it('a command that is not one, or an empty base, is told in a sentence and a code', async () => {
    const empty = await runPortal(['accounts', '--data', inFolder('empty')])
    expect([empty.code, empty.err]).toEqual([
      1,
      'La base est vide\u00a0: importez d’abord les fichiers de l’établissement.\n',
    ])
    expect((await runPortal(['serve', '--port', 'x', ...data])).code).toBe(1)
  })
})

describe('the data folder', () => {
  it('is the user’s own, as each system has it', () => {
    expect(defaultDataFolder({ XDG_DATA_HOME: '/home/ada/data' }, 'linux')).toBe(
      '/home/ada/data/pupitre/portail',
    )
    expect(defaultDataFolder({}, 'linux')).toMatch(/\/\.local\/share\/pupitre\/portail$/)
    expect(defaultDataFolder({ LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' }, 'win32')).toContain(
      'Pupitre',
    )
  })
})
