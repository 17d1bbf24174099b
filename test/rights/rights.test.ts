import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandTypes, recordTypes } from '#shared/domain/registry.ts'
import { must } from '#shared/kernel/must.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'
import type { Change } from '#shared/domain/core/command.ts'
import { pageMark } from '#server/sync/page-token.ts'
import { readableKinds } from '#server/sync/reading-rights.ts'
import { firstPull } from '#test/support/portal/test-school.ts'
import { differingCells } from './command-cells.ts'
import { differences, pullAll, sampleCells, strayCells, writeStray, type Cell } from './record-cells.ts'
import { everyone, type Place } from './rights-kinds.ts'
import { frame, homePupils, openRightsSchool, traceOf, type RightsSchool } from './rights-scene.ts'
import { commandRights, recordRights, wordRights } from './rights-table.ts'
import { furnish, spotOf } from './spots.ts'
import { matrixPage, renderMatrix } from './render-matrix.ts'
import { commandGaps, missingRoles, recordGaps } from './table-gaps.ts'

const base = usePostgres()
const pupils = homePupils as unknown as Parameters<typeof frame>[0]

describe('the table of rights', () => {
  it('C18: knows every role, every command, every record and every field', () => {
    expect([
      ...missingRoles(),
      ...commandGaps(commandTypes, commandRights),
      ...recordGaps(recordTypes, recordRights),
    ]).toEqual([])
  })

  it('a command, a record or a field without a line is told with the file to add it to', () => {
    const [first, ...others] = commandRights
    expect(commandGaps(commandTypes, others)).toEqual([
      expect.stringContaining(must(first, 'a line').command),
    ])
    expect(recordGaps(recordTypes, recordRights.slice(1))).toEqual([
      expect.stringContaining('test/rights/tables'),
    ])
    const [one] = recordRights
    const shorter = { ...must(one, 'a record'), fields: 'id' }
    expect(recordGaps(recordTypes, [shorter, ...recordRights.slice(1)]).length).toBeGreaterThan(0)
  })
})

it('docs/rights-matrix.md shows the table as it is: `node test/rights/write-matrix.ts` writes it again', () => {
  expect(readFileSync(matrixPage, 'utf8')).toBe(renderMatrix())
})

describe('S5: every command, by every role, at every place', { timeout: 120_000 }, () => {
  let home: RightsSchool
  let abroad: RightsSchool
  beforeAll(async () => {
    const { url, db } = base()
    home = await openRightsSchool(url, db)
    abroad = await openRightsSchool(url, db)
    const cells = commandRights.flatMap((rights) =>
      everyone.flatMap((role) =>
        (Object.keys(rights.verdicts) as Place[]).map((place) => spotOf(place, role, rights.command)),
      ),
    )
    const at = (...wanted: readonly Place[]) =>
      cells.filter(({ place }) => wanted.includes(place)).flatMap(furnish)
    const here = cells.filter(({ place }) => place !== 'other-school' && place !== 'nowhere').flatMap(furnish)
    await home.school.write(...frame(pupils), ...here)
    await abroad.school.write(...frame({ 's-abroad': [['d-own'], []] }), ...at('other-school'))
  })
  afterAll(async () => {
    await home.client.portal.close()
    await abroad.client.portal.close()
  })

  it.each(commandRights.map((rights) => [rights.command, rights] as const))(
    '%s gives each role the verdict that the law declares, and a refusal writes nothing and tells nothing',
    async (_name, rights) => {
      const { db, uai } = abroad.school
      const before = await traceOf(db, uai)
      expect(await differingCells(home, rights)).toEqual([])
      expect(await traceOf(db, uai), 'another school was written').toBe(before)
    },
  )

  it.each(wordRights.map((word) => [word.what, word] as const))(
    'C18: %s, as it was typed above, comes down to those who may read it and to nobody else',
    async (_what, { authors, typedBy, readers, ofOthers }) => {
      const faults: string[] = []
      for (const reader of everyone) {
        const held = JSON.stringify(await pullAll(home, reader)).replaceAll('\\"', '"')
        for (const author of authors) {
          const may = (author === reader ? readers : ofOthers).includes(reader)
          const isThere = held.includes(typedBy(author))
          if (isThere !== may)
            faults.push(`${reader}: what ${author} typed ${isThere ? 'is' : 'is not'} there`)
        }
      }
      expect(faults).toEqual([])
    },
  )
})

describe('C18: every record, by every role, in every scope', { timeout: 120_000 }, () => {
  let home: RightsSchool
  let abroad: RightsSchool
  const samples = sampleCells()
  const stray = strayCells()
  /** What the scene itself wrote: the frame of the school, which everyone reads. */
  const framed: Cell[] = [
    { kind: 'school', id: 'school' },
    ...frame({}).map((change) => ({
      kind: change.kind,
      id: change.op === 'put' ? change.record.id : change.id,
    })),
  ].map((key) => ({ ...key, where: 'the frame of the school', readers: everyone }))

  beforeAll(async () => {
    const { url, db } = base()
    home = await openRightsSchool(url, db)
    abroad = await openRightsSchool(url, db)
    await home.school.write(...frame({}), ...samples.map(({ change }) => change))
    await writeStray(home, stray)
    await abroad.school.write(...frame({ 's-abroad': [['d-own'], []] }))
    await writeStray(
      abroad,
      stray.map((cell) => ({ ...cell, id: `abroad.${cell.scope}` })),
    )
  })
  afterAll(async () => {
    await home.client.portal.close()
    await abroad.client.portal.close()
  })

  it.each(everyone)('a first pull brings %s the rows that the law declares, and no other', async (role) => {
    const rows = (await pullAll(home, role)).flatMap((page) => page.rows)
    expect(differences(role, [...framed, ...samples, ...stray], rows)).toEqual([])
  })

  it.each(everyone)('%s gains nothing by claiming scopes that he does not hold, or none', async (role) => {
    const { head, epoch, scopes } = must((await pullAll(home, role)).at(-1), 'a page')
    const claimed = [...new Set(stray.map(({ scope }) => scope))]
    const after = { cursor: head, epoch, outcomesAfter: 0 }
    const greedy = await pullAll(home, role, { ...after, scopes: claimed })
    expect(greedy.flatMap(({ rows, deletes, evicts }) => [...rows, ...deletes, ...evicts])).toEqual([])
    expect(must(greedy[0], 'a page').scopes).toEqual(scopes)
    const rows = (await pullAll(home, role, { ...after, scopes: [] })).flatMap((page) => page.rows)
    expect(differences(role, [...framed, ...samples, ...stray], rows)).toEqual([])
  })

  it('a page token of the direction opens nothing to a teacher: he begins again', async () => {
    const { head, epoch, scopes } = must((await pullAll(home, 'direction')).at(-1), 'a page')
    const mark = pageMark(epoch, scopes, readableKinds(recordTypes, ['direction']))
    const page = { head, after: `${mark}|0||` }
    const { token, workstationId } = home.seat('teacher')
    const ask = { token, body: { ...firstPull, workstationId, page } }
    const answer = await home.client.ask('POST', '/sync/pull', ask)
    expect([answer.status, answer.body.error.code]).toEqual([409, 'pull-restart'])
  })

  it('a removal is heard by those who held the row, and by nobody else', async () => {
    const pages = new Map(
      await Promise.all(everyone.map(async (role) => [role, await pullAll(home, role)] as const)),
    )
    await home.school.write(...samples.map(({ kind, id }): Change => ({ op: 'delete', kind, id })))
    for (const role of everyone) {
      const { head, epoch, scopes } = must(pages.get(role)?.at(-1), 'a page')
      const news = await pullAll(home, role, { cursor: head, epoch, scopes })
      const gone = news.flatMap(({ deletes, evicts }) => [...deletes, ...evicts])
      expect(differences(role, samples, gone)).toEqual([])
      expect(news.flatMap(({ rows }) => rows)).toEqual([])
    }
  })
})
