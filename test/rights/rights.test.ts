import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandTypes, recordTypes } from '#shared/domain/registry.ts'
import { must } from '#shared/kernel/must.ts'
import { usePostgres } from '#test/support/portal/use-postgres.ts'
import { differingCells } from './command-cells.ts'
import { everyone, type Place } from './rights-kinds.ts'
import { frame, homePupils, openRightsSchool, traceOf, type RightsSchool } from './rights-scene.ts'
import { commandRights, recordRights } from './rights-table.ts'
import { furnish, spotOf } from './spots.ts'
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

describe('S5: every command, by every role, at every place', () => {
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
      const scene = { home, trace: await traceOf(db, home.school.uai) }
      const faults: string[] = []
      for (const role of everyone) faults.push(...(await differingCells(scene, rights, role)))
      expect(faults).toEqual([])
      expect(await traceOf(db, uai), 'another school was written').toBe(before)
    },
  )
})
