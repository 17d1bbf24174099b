import { beforeEach, describe, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { studentRecord } from '#shared/domain/people/student.ts'
import { instantOf } from '#shared/kernel/instant.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { importFiles, type ImportedStaff, type ImportOptions } from '#server/import/import-files.ts'
import { isRefusal, type ImportReport } from '#server/import/import-report.ts'
import type { GivenFile } from '#server/import/reading/byte-source.ts'
import { readRecords } from '#server/store/record-rows.ts'
import { elevesXml, latin9 } from '#test/support/import/siecle-builder.ts'
import { smallPupils, smallSchool } from '#test/support/import/small-school.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'

const base = usePostgres()
const uai = '0750001A'

async function emptyTheBase(): Promise<void> {
  const { db } = base()
  for (const table of ['held_item', 'import_key', 'scope_log', 'record', 'school_clock'] as const) {
    await db.deleteFrom(table).execute()
  }
}

function run(files: readonly GivenFile[], options: Partial<ImportOptions> = {}) {
  return importFiles(base().db, {
    files,
    on: plainDate('2026-11-16'),
    dryRun: false,
    now: instantOf(Date.parse('2026-11-16T08:00:00Z')),
    newId: randomUUID,
    ...options,
  })
}

async function taken(
  files: readonly GivenFile[],
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  const result = await run(files, options)
  if (isRefusal(result)) throw new Error(result.refused.message)
  return result
}

const revision = async () =>
  (await base().db.selectFrom('school_clock').select('rev').executeTakeFirst())?.rev ?? null

const eleves = (...pupils: Parameters<typeof elevesXml>[0]) => [
  { name: 'Eleves.xml', bytes: latin9(elevesXml(pupils)) },
]

describe('an import is one transaction on the real base (issue 2 §3)', () => {
  beforeEach(emptyTheBase)

  it('the first import creates the school; the same files again move no revision', async () => {
    const first = await taken(smallSchool())
    expect(first).toMatchObject({ school: uai, schoolYear: 2026, written: true, changes: { updated: 0 } })
    const rev = await revision()
    expect(rev).toBeGreaterThan(0)
    const again = await taken(smallSchool())
    expect(again.changes).toEqual({ created: 0, updated: 0, unchanged: first.changes.created, departed: 0 })
    expect(again.counts).toEqual(first.counts)
    expect(await revision()).toBe(rev)
  })

  it('a dry run says the same and writes nothing', async () => {
    const dry = await taken(smallSchool(), { dryRun: true })
    expect(dry.written).toBe(false)
    expect(await revision()).toBeNull()
    expect({ ...(await taken(smallSchool())), written: false }).toEqual(dry)
  })

  it('a refused import writes nothing', async () => {
    const before = await taken(smallSchool())
    const rev = await revision()
    const result = await run(smallSchool({ 'ElevesSansAdresses.xml': elevesXml([]) }))
    expect(result).toMatchObject({ refused: { code: 'no-pupil', file: 'ElevesSansAdresses.xml' } })
    expect(await revision()).toBe(rev)
    expect((await taken(smallSchool())).counts).toEqual(before.counts)
  })

  it('what fails after the records takes them all back', async () => {
    const failing = run(smallSchool(), { openAccounts: () => Promise.reject(new Error('no room')) })
    await expect(failing).rejects.toThrow('no room')
    expect(await revision()).toBeNull()
  })

  it('everybody of STS with a role is given to the accounts, by a key that lasts', async () => {
    const seen: ImportedStaff[][] = []
    const openAccounts: ImportOptions['openAccounts'] = async (_tx, _school, staff) =>
      void seen.push([...staff])
    await taken(smallSchool(), { openAccounts })
    await taken(smallSchool(), { openAccounts })
    expect(seen[0]?.map((person) => person.externalKey).sort()).toEqual(['epp:11', 'epp:12'])
    expect(seen[1]).toEqual(seen[0])
  })

  it('what is set aside waits on the portal, and leaves when the files are right again', async () => {
    const [lina, anais, noe] = smallPupils
    if (!lina || !anais || !noe) throw new Error('three pupils expected')
    await taken(
      smallSchool({
        'ElevesSansAdresses.xml': elevesXml([lina, anais, { ...noe, divisions: ['3E2', '3E 2'] }]),
      }),
    )
    const held = await base().db.selectFrom('held_item').selectAll().execute()
    expect(held).toMatchObject([{ code: 'pupil-in-two-divisions', id: '1003', decision: null }])
    await base()
      .db.updateTable('held_item')
      .set({ decision: JSON.stringify({ kind: 'division', code: '3E2' }) })
      .execute()
    const decided = await taken(eleves(lina, anais, { ...noe, divisions: ['3E2', '3E 2'] }))
    expect(decided.held).toEqual([])
    expect(await readRecords(base().db, uai, studentRecord)).toHaveLength(3)
    await base().db.updateTable('held_item').set({ decision: null }).execute()
    await taken(eleves(lina, anais, noe))
    expect(await base().db.selectFrom('held_item').selectAll().execute()).toEqual([])
  })
})
