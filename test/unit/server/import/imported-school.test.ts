import { describe, expect, it } from 'vitest'
import type { Division, TeachingService } from '#shared/domain/people/structures.ts'
import type { Guardian } from '#shared/domain/people/guardian.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import { recordTypes } from '#shared/domain/registry.ts'
import type { Student } from '#shared/domain/people/student.ts'
import type { ImportPlan } from '#server/import/planning/plan-import.ts'
import { elevesXml, responsablesXml, structuresXml } from '#test/support/import/siecle-builder.ts'
import { planFiles, told } from '#test/support/import/run-plan.ts'
import { smallDivisions, smallGroups, smallPupils, smallSchool } from '#test/support/import/small-school.ts'
import { stsXml } from '#test/support/import/sts-builder.ts'

function recordsOf<T>(plan: ImportPlan, kind: string): T[] {
  return plan.changes.flatMap((change) =>
    change.op === 'put' && change.kind === kind ? [change.record as unknown as T] : [],
  )
}

const guardians = [{ id: '501' }, { id: '502' }, { id: '503' }]
const links = [
  { eleve: '1001', person: '501' },
  { eleve: '1002', person: '502' },
  { eleve: '1003', person: '503' },
]

describe('a school without anything odd (issue 2 §3)', () => {
  it('is counted as its files say and raises no warning', async () => {
    const plan = await planFiles(smallSchool())
    expect(plan.warnings).toEqual([])
    expect(plan.held).toEqual([])
    expect(plan.counts).toEqual({
      students: 3,
      departed: 0,
      guardians: 3,
      guardianLinks: 3,
      divisions: 2,
      groups: 1,
      staff: 2,
      subjects: 2,
      services: 3,
      lessons: 4,
    })
    expect(plan.school).toMatchObject({
      uai: '0750001A',
      name: 'Collège des Lilas',
      schoolYear: 2026,
      zone: 'C',
      academy: 'Paris',
      timeZone: 'Europe/Paris',
    })
  })

  it('makes records that their own schemas accept', async () => {
    const plan = await planFiles(smallSchool())
    for (const change of plan.changes) {
      if (change.op === 'put')
        expect(() => recordTypes.get(change.kind)?.schema.parse(change.record)).not.toThrow()
    }
  })

  it('reads the blocks of a file in any order (formats §1.7.7)', async () => {
    const turned = await planFiles(
      smallSchool({ 'ElevesSansAdresses.xml': elevesXml(smallPupils, {}, { structuresFirst: true }) }),
    )
    expect(turned.counts).toEqual((await planFiles(smallSchool())).counts)
    expect(turned.warnings).toEqual([])
  })

  it('never normalises a code: `3E 2` is not `3E2` (formats §1.7.4)', async () => {
    const plan = await planFiles(smallSchool())
    const divisions = recordsOf<Division>(plan, 'division')
    expect(divisions.map((division) => division.code).sort()).toEqual(['3E 2', '3E2'])
    const noe = recordsOf<Student>(plan, 'student').find((student) => student.givenName === 'Noé')
    expect(noe?.divisions.map((stay) => stay.of)).toEqual([
      divisions.find((division) => division.code === '3E 2')?.id,
    ])
  })

  it('keeps the letters that ISO-8859-15 alone can write, and a `?` for what SIECLE could not', async () => {
    const pupils = elevesXml([{ id: '1', family: 'BŒUF', given: 'Zoé ?', divisions: ['3E2'] }])
    const plan = await planFiles(smallSchool({ 'ElevesSansAdresses.xml': pupils }))
    expect(recordsOf<Student>(plan, 'student')[0]).toMatchObject({ familyName: 'BŒUF', givenName: 'Zoé ?' })
  })

  it('takes codes with spaces or a leading underscore, namesakes, twins and local persons as they are', async () => {
    const pupils = [
      { id: '1', family: 'MARTIN', given: 'Léo', birth: '01/01/2012', divisions: ['_301P1'] },
      { id: '2', family: 'MARTIN', given: 'Léo', birth: '02/02/2012', divisions: ['3E 2'] },
      { id: '3', family: 'DIALLO', given: 'Awa', birth: '03/03/2012', divisions: ['3E 2'] },
      { id: '4', family: 'DIALLO', given: 'Aïssa', birth: '03/03/2012', divisions: ['3E 2'] },
    ]
    const services = (id: string, type: 'epp' | 'local') => [{ subject: '030201', teachers: [{ id, type }] }]
    const plan = await planFiles(
      smallSchool({
        'Structures.xml': structuresXml(['_301P1', '3E 2']),
        'ElevesSansAdresses.xml': elevesXml(pupils),
        'ResponsablesAvecAdresses.xml': responsablesXml(
          [{ id: '9' }],
          pupils.map((pupil) => ({ eleve: pupil.id, person: '9' })),
        ),
        'sts_emp_0750001A_2026.xml': stsXml(
          [
            { id: '7', leads: ['_301P1'] },
            { id: '7', type: 'local', leads: ['3E 2'] },
          ],
          [
            { code: '_301P1', services: services('7', 'epp') },
            { code: '3E 2', services: services('7', 'local') },
          ],
        ),
        'emp_sts_0750001A_2026.xml': null,
      }),
    )
    expect(told([...plan.warnings, ...plan.held])).toEqual([])
    expect(plan.counts).toMatchObject({ students: 4, staff: 2, services: 2 })
    const [epp, local] = recordsOf<TeachingService>(plan, 'teachingService').map(
      (service) => service.teacherIds,
    )
    expect(epp).not.toEqual(local)
    expect(
      recordsOf<StaffMember>(plan, 'staffMember')
        .map((person) => person.civility)
        .sort(),
    ).toEqual(['', 'Mme'])
  })

  it('counts who is there on the day: entered, and not left before it', async () => {
    const pupils = elevesXml([
      { id: '1', divisions: ['3E2'], left: '15/11/2026' },
      { id: '2', divisions: ['3E2'], left: '16/11/2026' },
      { id: '3', divisions: ['3E2'], left: '01/02/2027' },
      { id: '4', divisions: ['3E2'], entered: '17/11/2026' },
      { id: '5', divisions: ['3E2'], entered: '16/11/2026' },
      { id: '6', divisions: ['3E2'], left: '31/12/9999' },
    ])
    const plan = await planFiles(smallSchool({ 'ElevesSansAdresses.xml': pupils }))
    expect(plan.counts).toMatchObject({ students: 4, departed: 1 })
    const gone = recordsOf<Student>(plan, 'student').find((student) => student.givenName === 'Prénom 2')
    expect(gone?.leftOn).toBe('2026-11-17')
  })
})

describe('what is imported with a warning naming the identifier', () => {
  it('pupils: missing INE, no division, no guardian, no legal guardian; those gone are left alone', async () => {
    const pupils = [
      { id: '1001', ine: null, divisions: ['3E2'] },
      { id: '1002' },
      { id: '1003', divisions: ['3E 2'], groups: ['3LV2.ESP'] },
      { id: '1004', divisions: ['3E2'] },
      { id: '1005', divisions: ['3E-2'] },
      { id: '1006', ine: null, left: '01/10/2026' },
    ]
    const plan = await planFiles(
      smallSchool({
        'ElevesSansAdresses.xml': elevesXml(pupils),
        'ResponsablesAvecAdresses.xml': responsablesXml(guardians, [
          { eleve: '1001', person: '501' },
          { eleve: '1002', person: '502' },
          { eleve: '1004', person: '503', level: 2 },
          { eleve: '1005', person: '503' },
        ]),
      }),
    )
    expect(told(plan.warnings)).toEqual([
      'missing-ine 1001',
      'pupil-without-division 1002',
      'pupil-without-guardian 1003',
      'pupil-without-legal-guardian 1004',
      'unknown-division 1005',
    ])
    expect(plan.counts).toMatchObject({ students: 5, departed: 1 })
    for (const warning of plan.warnings) expect(warning.message).toContain(warning.id)
  })

  it('guardians: without pupil, twice, without any contact; links to an unknown person or pupil', async () => {
    const persons = [
      ...guardians,
      { id: '504' },
      { id: '505', phone: '', email: '' },
      { id: '506', family: 'PARENT501', given: 'Parent 501' },
      { id: '502' },
    ]
    const plan = await planFiles(
      smallSchool({
        'ResponsablesAvecAdresses.xml': responsablesXml(persons, [
          ...links,
          { eleve: '1001', person: '506' },
          { eleve: '1001', person: '505' },
          { eleve: '1001', person: '599' },
          { eleve: '9999', person: '501' },
        ]),
      }),
    )
    expect(told(plan.warnings)).toEqual([
      'guardian-twice 502',
      'guardian-twice 506',
      'guardian-without-contact 505',
      'guardian-without-pupil 504',
      'link-unknown-person 599',
      'link-unknown-pupil 9999',
    ])
    expect(plan.counts).toMatchObject({ guardians: 6, guardianLinks: 5 })
  })

  it('structures: group without member or known to SIECLE alone, division without service or without professeur principal', async () => {
    const plan = await planFiles(
      smallSchool({
        'Structures.xml': structuresXml(
          ['3E2', '3E 2', '3E5'],
          [
            { code: '3LV2.ESP', divisions: ['3E2'] },
            { code: '3LATIN', divisions: ['3E2'] },
          ],
        ),
        'sts_emp_0750001A_2026.xml': stsXml(
          [
            { id: '11', leads: ['3E2'] },
            { id: '12', leads: ['3E5'] },
          ],
          smallDivisions,
          smallGroups,
        ),
      }),
    )
    expect(told(plan.warnings)).toEqual([
      'division-without-professeur-principal 3E 2',
      'division-without-service 3E5',
      'group-only-in-siecle 3LATIN',
      'group-without-member 3LATIN',
    ])
  })

  it('says nothing of what no file of this import can tell', async () => {
    const plan = await planFiles(
      smallSchool({
        'ResponsablesAvecAdresses.xml': null,
        'sts_emp_0750001A_2026.xml': null,
        'emp_sts_0750001A_2026.xml': null,
        'calendrier.json': null,
      }),
    )
    expect(told(plan.warnings)).toEqual([])
  })

  it('a guardian’s booleans are read from 0, 1, true and false mixed (formats §1.3)', async () => {
    const [guardian] = recordsOf<Guardian>(await planFiles(smallSchool()), 'guardian')
    expect(guardian?.links[0]).toMatchObject({
      level: 1,
      isFirstContact: true,
      housesStudent: true,
      paysFees: true,
    })
    expect(guardian?.acceptsSms).toBe(true)
  })
})

describe('what is set aside until a person decides, the rest being imported', () => {
  it('a pupil in two divisions', async () => {
    const pupils = elevesXml([
      ...smallPupils.slice(0, 2),
      { id: '1003', divisions: ['3E2', '3E 2'], groups: ['3LV2.ESP'] },
    ])
    const plan = await planFiles(smallSchool({ 'ElevesSansAdresses.xml': pupils }))
    expect(told(plan.held)).toEqual(['pupil-in-two-divisions 1003'])
    expect(plan.held[0]?.message).toMatch(/3E2.*3E 2/)
    expect(plan.counts.students).toBe(2)
    expect(recordsOf<Student>(plan, 'student')).toHaveLength(2)
    expect(told(plan.warnings)).toEqual([])
  })

  it('a service of an unknown teacher, with its hours', async () => {
    const services = [
      {
        code: '3E2',
        services: [
          { subject: '030201', teachers: [{ id: '11' }] },
          { subject: '030602', teachers: [{ id: '99' }] },
        ],
      },
      { code: '3E 2', services: [{ subject: '030201', teachers: [{ id: '12' }] }] },
    ]
    const plan = await planFiles(
      smallSchool({
        'sts_emp_0750001A_2026.xml': stsXml(
          [{ id: '11', leads: ['3E2', '3E 2'] }, { id: '12' }],
          services,
          smallGroups,
        ),
      }),
    )
    expect(told(plan.held)).toEqual(['service-unknown-teacher 3E2/030602'])
    expect(plan.held[0]?.message).toContain('99')
    expect(plan.counts.services).toBe(3)
  })
})
