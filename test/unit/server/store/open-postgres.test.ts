import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { put } from '#shared/domain/core/command.ts'
import { schoolRecord } from '#shared/domain/people/school.ts'
import { applyChanges } from '#server/store/apply-changes.ts'
import { createSchool } from '#server/store/create-school.ts'
import { openDatabase } from '#server/store/database.ts'
import { openPostgres } from '#server/store/open-postgres.ts'
import { readRecord } from '#server/store/record-rows.ts'
import {
  postmasterPid,
  processesIn,
  runPortal,
  spawnPortal,
  until,
} from '#test/support/portal/portal-process.ts'

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'pupitre-portal-')))
// a closed folder above, as mktemp and homes are: PostgreSQL's own user cannot walk through it
chmodSync(folder, 0o700)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const school = {
  id: 'school',
  uai: '0751234A',
  name: 'Collège Tenace',
  schoolYear: 2026,
  zone: 'C',
  timeZone: 'Europe/Paris',
  academy: '',
  city: '',
} as const

async function fill(dataDir: string): Promise<void> {
  const base = await openPostgres({ dataDir, join: true })
  const db = await openDatabase(base.url)
  await db.transaction().execute(async (tx) => {
    await createSchool(tx, school)
    await applyChanges(tx, school.uai, [put(schoolRecord, school)])
  })
  await db.destroy()
  await base.close()
}

describe('the embedded base', () => {
  it(
    'no PostgreSQL outlives a portal killed with SIGKILL, and the next start finds the same data',
    { timeout: 60_000 },
    async () => {
      const dataDir = path.join(folder, 'killed')
      const first = await spawnPortal(dataDir)
      await fill(dataDir)
      expect(processesIn(dataDir)).toContain(postmasterPid(dataDir))
      await first.kill('SIGKILL')
      await until(() => processesIn(dataDir).length === 0)
      const second = await spawnPortal(dataDir)
      const hello = (await (await fetch(`${second.url}/sync/hello`)).json()) as { schoolName: string }
      expect(hello.schoolName).toBe('Collège Tenace')
      expect(await second.kill('SIGTERM')).toBe(0)
      expect(processesIn(dataDir)).toEqual([])
    },
  )

  it(
    'a PostgreSQL left by a dead guard is stopped at the next start, and its data found again',
    { timeout: 60_000 },
    async () => {
      const dataDir = path.join(folder, 'orphan')
      const first = await spawnPortal(dataDir)
      await fill(dataDir)
      const orphan = postmasterPid(dataDir)
      const guard = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${orphan}/status`, 'utf8'))?.[1])
      process.kill(guard, 'SIGKILL')
      await first.kill('SIGKILL')
      expect(processesIn(dataDir)).toContain(orphan)
      const base = await openPostgres({ dataDir })
      expect(processesIn(dataDir)).not.toContain(orphan)
      const db = await openDatabase(base.url)
      expect((await readRecord(db, school.uai, schoolRecord, 'school'))?.name).toBe('Collège Tenace')
      await db.destroy()
      await base.close()
    },
  )

  it(
    'two portals on one folder: the second is refused in French, the first lives on',
    { timeout: 60_000 },
    async () => {
      const dataDir = path.join(folder, 'shared')
      const first = await spawnPortal(dataDir)
      const second = await runPortal(['serve', '--data', dataDir, '--port', '0'])
      expect(second.code).toBe(1)
      expect(second.err).toContain('Un portail fonctionne déjà sur le dossier')
      expect((await fetch(`${first.url}/sync/hello`)).status).toBe(503)
      await first.kill('SIGTERM')
    },
  )

  it(
    'listens on the loopback only, with a password that nobody else may read',
    { timeout: 60_000 },
    async () => {
      const dataDir = path.join(folder, 'closed')
      const base = await openPostgres({ dataDir })
      const url = new URL(base.url)
      expect(url.hostname).toBe('127.0.0.1')
      expect(url.password.length).toBeGreaterThan(30)
      expect(statSync(path.join(dataDir, 'base.json')).mode & 0o077).toBe(0)
      url.password = 'postgres'
      await expect(openDatabase(url.href)).rejects.toThrow(/password authentication failed/)
      await base.close()
    },
  )
})
