import { describe, expect, it } from 'vitest'
import { addDays, plainDate } from '#shared/kernel/plain-date.ts'
import type { Guardian } from '#shared/domain/people/guardian.ts'
import type { Student } from '#shared/domain/people/student.ts'
import { nothingKnown, type KnownSchool } from '#server/import/planning/known-school.ts'
import { elevesXml, latin9, responsablesXml, type TestPupil } from '#test/support/import/siecle-builder.ts'
import { baseAfter, planFiles, testDay, told } from '#test/support/import/run-plan.ts'
import { smallPupils, smallSchool } from '#test/support/import/small-school.ts'
import { edtXml } from '#test/support/import/sts-builder.ts'

async function knownSchool(): Promise<KnownSchool> {
  return baseAfter(nothingKnown, await planFiles(smallSchool()))
}

async function pupilsAgain(base: KnownSchool, pupils: readonly TestPupil[], on = testDay) {
  const plan = await planFiles([{ name: 'Eleves.xml', bytes: latin9(elevesXml(pupils)) }], base, on)
  const after = baseAfter(base, plan)
  const named = (given: string): Student | undefined =>
    after.students.find((student) => student.givenName === given)
  return { plan, after, named }
}

const [lina, anais, noe] = smallPupils
if (!lina || !anais || !noe) throw new Error('three pupils expected')

describe('an import again is idempotent (issue 2 §3)', () => {
  it('the same files change nothing', async () => {
    const first = await planFiles(smallSchool())
    const again = await planFiles(smallSchool(), baseAfter(nothingKnown, first))
    expect(again.changes).toEqual([])
    expect(again.tally).toEqual({ created: 0, updated: 0, unchanged: first.tally.created, departed: 0 })
    expect(again.counts).toEqual(first.counts)
  })

  it('each file alone changes nothing either, and the counts are those of the school', async () => {
    const base = await knownSchool()
    for (const file of smallSchool()) {
      const plan = await planFiles([file], base)
      expect([file.name, plan.changes]).toEqual([file.name, []])
      expect(plan.counts).toMatchObject({
        students: 3,
        guardians: 3,
        divisions: 2,
        groups: 1,
        staff: 2,
        services: 3,
        lessons: 4,
      })
    }
  })

  it('another day of import changes nothing by itself', async () => {
    const again = await planFiles(smallSchool(), await knownSchool(), '2027-03-01')
    expect(again.changes).toEqual([])
  })

  it('what was set by other means is kept: image right, plans, exit regime, a room, a replacement', async () => {
    const known = await knownSchool()
    const base: KnownSchool = {
      ...known,
      students: known.students.map((student) => ({
        ...student,
        imageRight: true,
        plans: ['PAI'],
        exitRegime: 'sortie libre',
      })),
      lessons: known.lessons.map((lesson, at) =>
        at === 0
          ? { ...lesson, status: 'cancelled' }
          : { ...lesson, room: 'B12', replacedIds: lesson.teacherIds, teacherIds: [] },
      ),
    }
    expect((await planFiles(smallSchool(), base)).changes).toEqual([])
  })
})

describe('pupils who come, go and move', () => {
  it('a pupil whom the new file no longer has is gone as of the day, and is counted once', async () => {
    const { plan, after, named } = await pupilsAgain(await knownSchool(), [lina, anais])
    expect(plan.tally).toMatchObject({ created: 0, updated: 0, departed: 1 })
    expect(plan.counts).toMatchObject({ students: 2, departed: 1 })
    expect(named('Noé')).toMatchObject({
      leftOn: testDay,
      divisions: [{ until: testDay }],
      groups: [{ until: testDay }],
    })
    const again = await pupilsAgain(after, [lina, anais])
    expect(again.plan.changes).toEqual([])
    expect(again.plan.counts.departed).toBe(1)
  })

  it('a pupil with DATE_SORTIE is gone the day after it', async () => {
    const { plan, named } = await pupilsAgain(await knownSchool(), [
      lina,
      anais,
      { ...noe, left: '13/11/2026', divisions: [], groups: [] },
    ])
    expect(plan.tally.departed).toBe(1)
    expect(named('Noé')).toMatchObject({ leftOn: '2026-11-14', divisions: [{ until: '2026-11-14' }] })
  })

  it('a pupil who comes back is there again, his absence kept', async () => {
    const { after } = await pupilsAgain(await knownSchool(), [lina, anais])
    const { named } = await pupilsAgain(after, smallPupils, '2026-12-01')
    expect(named('Noé')?.leftOn).toBeNull()
    expect(named('Noé')?.divisions.map(({ from, until }) => [from, until])).toEqual([
      ['2026-09-01', testDay],
      ['2026-12-01', null],
    ])
  })

  it('a change of division ends the old stay and begins the new one on the day; the past is kept', async () => {
    const { plan, named } = await pupilsAgain(await knownSchool(), [
      { ...lina, divisions: ['3E 2'] },
      anais,
      noe,
    ])
    expect(plan.tally).toMatchObject({ updated: 1, created: 0, departed: 0 })
    expect(named('Lina')?.divisions.map(({ from, until }) => [from, until])).toEqual([
      ['2026-09-01', testDay],
      [testDay, null],
    ])
    expect(named('Lina')?.groups.map(({ from, until }) => [from, until])).toEqual([['2026-09-01', null]])
  })

  it('a newcomer is in the lists from his entry', async () => {
    const { plan, named } = await pupilsAgain(await knownSchool(), [
      ...smallPupils,
      { id: '1004', given: 'Zoé', divisions: ['3E2'], entered: '09/11/2026' },
    ])
    expect(plan.tally.created).toBe(1)
    expect(named('Zoé')).toMatchObject({
      enteredOn: '2026-11-09',
      divisions: [{ from: '2026-11-09', until: null }],
    })
  })
})

describe('pupils are matched as the ministry does, never on a doubt (formats §1.7.9)', () => {
  const idOf = (base: KnownSchool, given: string) =>
    base.students.find((student) => student.givenName === given)?.id

  it('by ELEVE_ID, whatever else was corrected', async () => {
    const base = await knownSchool()
    const { plan, named } = await pupilsAgain(base, [
      { ...lina, family: 'ABELLO-RUIZ', ine: '123456789ZZ' },
      anais,
      noe,
    ])
    expect(plan.tally.updated).toBe(1)
    expect(named('Lina')?.id).toBe(idOf(base, 'Lina'))
  })

  it('by INE with the birth date when ELEVE_ID has changed', async () => {
    const base = await knownSchool()
    const { plan, named } = await pupilsAgain(base, [
      { ...lina, id: '7001', ine: '999991001AA', family: 'RUIZ' },
      anais,
      noe,
    ])
    expect(plan.tally).toMatchObject({ created: 0, departed: 0 })
    expect(named('Lina')?.id).toBe(idOf(base, 'Lina'))
  })

  it('by family or usage name with given name and birth date when neither key is known', async () => {
    const base = await knownSchool()
    const { named, plan } = await pupilsAgain(base, [
      { ...lina, id: '7001', ine: null, family: 'RUIZ', usage: 'abello' },
      anais,
      noe,
    ])
    expect(named('Lina')?.id).toBe(idOf(base, 'Lina'))
    expect(plan.tally.created).toBe(0)
  })

  it('an INE with another birth date, two keys for two pupils, and a reused ELEVE_ID are set aside', async () => {
    const base = await knownSchool()
    const { plan } = await pupilsAgain(base, [
      { ...lina, ine: '999991002AA' },
      {
        id: '7003',
        ine: '999991003AA',
        family: 'AUTRE',
        given: 'Enfant',
        birth: '01/01/2010',
        divisions: ['3E2'],
      },
    ])
    expect(told(plan.held)).toEqual(['pupil-doubtful-match 1001', 'pupil-doubtful-match 7003'])
    expect(plan.tally).toMatchObject({ created: 0, departed: 0, updated: 0 })
    const reused = await pupilsAgain(base, [
      { id: '1001', ine: null, family: 'TOUT', given: 'Autre', birth: '01/01/2011' },
      anais,
      noe,
    ])
    expect(told(reused.plan.held)).toEqual(['pupil-doubtful-match 1001'])
  })

  it('a namesake born the same day is another pupil while the first one is in the file', async () => {
    const { plan } = await pupilsAgain(await knownSchool(), [
      ...smallPupils,
      { ...lina, id: '7001', ine: '111111111BB' },
    ])
    expect(plan.tally).toMatchObject({ created: 1, updated: 0, departed: 0 })
  })

  it('a decision on a held pupil holds for the next imports', async () => {
    const known = await knownSchool()
    const two = [lina, anais, { ...noe, divisions: ['3E2', '3E 2'] }]
    expect(told((await pupilsAgain(known, two)).plan.held)).toEqual(['pupil-in-two-divisions 1003'])
    const decided: KnownSchool = {
      ...known,
      decisions: new Map([['pupil-in-two-divisions|1003', { kind: 'division', code: '3E2' }]]),
    }
    const { plan, named } = await pupilsAgain(decided, two)
    expect(plan.held).toEqual([])
    expect(named('Noé')?.divisions).toHaveLength(2)
  })
})

describe('guardians and lessons of a new import', () => {
  it('a guardian whom the new file no longer has is erased; links follow the file', async () => {
    const base = await knownSchool()
    const file = responsablesXml(
      [{ id: '501' }, { id: '502' }],
      [
        { eleve: '1001', person: '501' },
        { eleve: '1002', person: '502' },
        { eleve: '1003', person: '502' },
      ],
    )
    const plan = await planFiles([{ name: 'Responsables.xml', bytes: latin9(file) }], base)
    const after = baseAfter(base, plan)
    expect(after.guardians.map((guardian: Guardian) => [guardian.personId, guardian.links.length])).toEqual([
      ['501', 1],
      ['502', 2],
    ])
  })

  it('lessons lived are not rewritten, those with a call are kept, those to come follow the new timetable', async () => {
    const weeks = ['2026-11-09', '2026-11-16', '2026-11-23']
    const edt = (day: number) =>
      edtXml(
        [{ code: 'H', weeks }],
        [
          {
            code: '3E2',
            services: [
              {
                subject: '030201',
                teachers: [
                  { id: '11', courses: [{ alternance: 'H', day, start: '0800', duration: '0100' }] },
                ],
              },
            ],
          },
        ],
      )
    const first = await planFiles(smallSchool({ 'emp_sts_0750001A_2026.xml': edt(1) }))
    const known = baseAfter(nothingKnown, first)
    const called = known.lessons.find((lesson) => lesson.date === '2026-11-23')
    const base: KnownSchool = { ...known, calledLessonIds: new Set([called?.id ?? '']) }
    const after = baseAfter(base, await planFiles(smallSchool({ 'emp_sts_0750001A_2026.xml': edt(2) }), base))
    expect(after.lessons.map((lesson) => lesson.date).sort()).toEqual([
      '2026-11-09',
      '2026-11-17',
      '2026-11-23',
      '2026-11-24',
    ])
  })

  it('a holiday known later takes its lessons away, past ones without a call included', async () => {
    const base = await knownSchool()
    const calendar = JSON.stringify([
      { description: 'Journée', start_date: '2026-09-14', end_date: '2026-09-15', zones: 'Zone C' },
    ])
    const after = baseAfter(
      base,
      await planFiles([{ name: 'calendrier.json', bytes: Buffer.from(calendar) }], base),
    )
    expect(after.lessons).toHaveLength(base.lessons.length - 1)
    expect(after.lessons.some((lesson) => lesson.date === addDays(plainDate('2026-09-13'), 1))).toBe(false)
  })
})
