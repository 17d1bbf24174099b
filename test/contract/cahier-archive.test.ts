import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { writeBackup } from '#server/backup/write-backup.ts'
import { forgetOldDocuments } from '#server/cahiers/made-documents.ts'
import { keepHouse } from '#server/sync/keep-house.ts'
import type { MadeDocument } from '#shared/protocol/cahier-documents.ts'
import { must } from '#shared/kernel/must.ts'
import { cahierScene, type CahierScene } from '#test/support/portal/cahier-scene.ts'
import { fileOf, madeCount, sealedCahiers } from '#test/support/portal/sealed-cahiers.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()
let scene: CahierScene
beforeEach(async () => {
  scene = await cahierScene(base())
})
afterEach(() => scene.close())

describe('the yearly archive', { timeout: 60_000 }, () => {
  /** The archive's own program, on one of its own files: nothing of Pupitre, no line. */
  function recheck(files: Record<string, Uint8Array>, json: string) {
    const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-archive-'))
    try {
      writeFileSync(path.join(folder, 'verifier.mjs'), must(files['verifier.mjs'], 'the program'))
      writeFileSync(path.join(folder, 'cahier.json'), json)
      const { status, stdout, stderr } = spawnSync(process.execPath, ['verifier.mjs', 'cahier.json'], {
        cwd: folder,
      })
      return { status, says: stdout.toString() + stderr.toString() }
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  async function archived(teacherId: string | null) {
    const job = await scene.principal.work('/cahiers/archives', { teacherId })
    expect(job.state).toBe('done')
    const files = unzipSync(await fileOf(scene.principal, job.document))
    const names = Object.keys(files)
    const json = strFromU8(
      must(
        files[
          must(
            names.find((name) => name.endsWith('.json')),
            'a file',
          )
        ],
        'its bytes',
      ),
    )
    return { job, files, names, json }
  }

  it('C1: proves itself: its seals are checked again from its file alone, and an altered one is found', async () => {
    await sealedCahiers(scene)
    const { job, files, json, names } = await archived('t1')
    expect(job.document).toMatchObject({ entries: 2, seals: 3, schoolYear: 2026, keptUntil: '2032-07-31' })
    expect(names).toEqual([
      'LISEZ-MOI.txt',
      'verifier.mjs',
      expect.stringMatching(/\.pdf$/),
      expect.stringMatching(/\.json$/),
    ])
    expect(recheck(files, json)).toEqual({ status: 0, says: '3 sceaux sur 2 séances : tous vérifiés.\n' })
    const altered: readonly (readonly [string, string, RegExp])[] = [
      ['Théorème de Thalès', 'Théorème de Pythagore', /n’est plus celui qui a été visé/],
      ['Exercices 3 et 4', 'Exercice 3', /n’est plus celui qui a été visé/],
      ['Visa donné sur', 'Visa bien donné sur', /n’est plus celui qui a été visé/],
      ['Bien tenu.', 'Mal tenu.', /le sceau lui-même a été changé/],
    ]
    for (const [from, to, says] of altered) {
      expect(json).toContain(from)
      const found = recheck(files, json.replace(from, to))
      expect([found.status, found.says]).toEqual([1, expect.stringMatching(says)])
    }
    const cut = JSON.parse(json) as { entries: { seals: unknown[] }[] }
    cut.entries[0]?.seals.pop()
    expect(recheck(files, JSON.stringify(cut))).toMatchObject({
      status: 1,
      says: expect.stringMatching(/sceau n° 3 manque/),
    })
  })

  it('holds every cahier of the school, each with its PDF', async () => {
    await sealedCahiers(scene)
    const { names } = await archived(null)
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(2)
    expect(names.filter((name) => name.endsWith('.json'))).toHaveLength(2)
  })

  it('instruction 2005-003: a base put back from a backup older than an archive does not take it away', async () => {
    await sealedCahiers(scene)
    const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-archive-'))
    try {
      await writeBackup(base().db, path.join(folder, 'before'), '2026-11-25T20:00:00.000Z')
      await archived(null)
      const before = await madeCount(scene)
      expect(before).toMatchObject({ documents: 1 })
      await restoreBackup(base().db, path.join(folder, 'before'), '2026-11-26T08:00:00.000Z')
      expect(await madeCount(scene)).toEqual(before)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('instruction 2005-003: is kept five years after its year, or what the school decided, then removed', async () => {
    await sealedCahiers(scene)
    await archived(null)
    const { principal, school } = scene
    await forgetOldDocuments(school.context, '2032-07-31')
    expect(await madeCount(scene)).toMatchObject({ documents: 1 })
    const list = async () => (await principal.ask('GET', '/cahiers/archives')).body.archives as MadeDocument[]
    await principal.push('changeCahierSetting', { field: 'archiveYears', base: 5, value: 2 })
    expect(await list()).toMatchObject([{ keptUntil: '2029-07-31', teacherId: null }])
    school.time = Date.parse('2029-08-01T10:00:00Z')
    await keepHouse(school.context)
    expect(await madeCount(scene)).toEqual({ documents: 0, parts: 0 })
  })
})

describe('the re-check of the seals from the screen', { timeout: 60_000 }, () => {
  it('C1: says that all holds, then which lesson of which cahier differs', async () => {
    await sealedCahiers(scene)
    const { principal, school } = scene
    expect((await principal.work('/cahiers/seal-checks')).check).toEqual({
      ...{ cahiers: 2, entries: 2, seals: 4, differences: 0, shown: [] },
    })
    await sql`update record set data = jsonb_set(data, '{contents,standing,value,title}', '"Autre"')
      where school = ${school.uai} and id = 'ce-l1'`.execute(base().db)
    expect((await principal.work('/cahiers/seal-checks')).check).toMatchObject({
      differences: 1,
      shown: [
        {
          ...{ fault: 'content-differs', index: 1, date: '2026-11-17' },
          cahier: 'Mathématiques · 3e B · Mme\u00a0Essai T1',
        },
      ],
    })
  })
})
