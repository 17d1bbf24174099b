import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import type { ImportPlan } from '#server/import/planning/plan-import.ts'
import { readGivenFiles } from '#server/import/reading/read-given-files.ts'
import { planFiles, told } from '#test/support/import/run-plan.ts'
import {
  smallDivisions,
  smallGroups,
  smallSchool,
  septemberWeeks,
} from '#test/support/import/small-school.ts'
import { edtXml, stsXml, type TestCourse, type TestStructure } from '#test/support/import/sts-builder.ts'

const course = (alternance: string, day = 1, start = '0800', duration = '0055'): TestCourse => ({
  alternance,
  day,
  start,
  duration,
})

const inDivision = (...courses: readonly TestCourse[]): TestStructure[] => [
  { code: '3E2', services: [{ subject: '030201', teachers: [{ id: '11', courses }] }] },
]

function lessonsOf(plan: ImportPlan): Lesson[] {
  const lessons = plan.changes.flatMap((change) =>
    change.op === 'put' && change.kind === 'lesson' ? [change.record as unknown as Lesson] : [],
  )
  return lessons.sort((a, b) => (`${a.date}${a.start}` < `${b.date}${b.start}` ? -1 : 1))
}

async function lessonsFrom(edt: string, calendar: string | null = null): Promise<Lesson[]> {
  return lessonsOf(
    await planFiles(smallSchool({ 'emp_sts_0750001A_2026.xml': edt, 'calendrier.json': calendar })),
  )
}

describe('lessons are derived from emp_sts (issue 2 §3, formats §2.2)', () => {
  it('alternating weeks give their real dates, whatever the alternance is called', async () => {
    const edt = edtXml(
      [
        { code: 'H', weeks: septemberWeeks },
        { code: 'Q1', weeks: ['2026-09-07', '2026-09-21'] },
        { code: 'H/2', weeks: ['2026-09-14', '2026-09-28'] },
      ],
      inDivision(course('H', 1), course('Q1', 2, '1000', '0150'), course('H/2', 5)),
    )
    const lessons = await lessonsFrom(edt)
    expect(lessons.map((lesson) => lesson.date)).toEqual([
      '2026-09-07',
      '2026-09-08',
      '2026-09-14',
      '2026-09-18',
      '2026-09-21',
      '2026-09-22',
      '2026-09-28',
      '2026-10-02',
    ])
    expect(lessons[1]).toMatchObject({ start: '10:00', end: '11:50' })
  })

  it('a week that begins on a Sunday is the week of the next day; another day names its own week', async () => {
    const edt = edtXml([{ code: 'H', weeks: ['2026-09-06', '2026-09-16'] }], inDivision(course('H', 1)))
    expect((await lessonsFrom(edt)).map((lesson) => lesson.date)).toEqual(['2026-09-07', '2026-09-14'])
  })

  it('lessons outside the dates of the school year are left out', async () => {
    const edt = edtXml(
      [{ code: 'H', weeks: ['2026-08-31', '2026-09-07'] }],
      inDivision(course('H', 1), course('H', 2)),
    )
    expect((await lessonsFrom(edt)).map((lesson) => lesson.date)).toEqual([
      '2026-09-01',
      '2026-09-07',
      '2026-09-08',
    ])
  })

  it('one hour under two teachers of one service is one lesson with both', async () => {
    const together: TestStructure[] = [
      {
        code: '3E2',
        services: [
          {
            subject: '030201',
            teachers: [
              { id: '11', courses: [course('H', 1), course('H', 3)] },
              { id: '12', courses: [course('H', 1)] },
            ],
          },
        ],
      },
    ]
    const lessons = await lessonsFrom(edtXml([{ code: 'H', weeks: ['2026-09-07'] }], together))
    expect(lessons.map((lesson) => [lesson.date, lesson.teacherIds.length])).toEqual([
      ['2026-09-07', 2],
      ['2026-09-09', 1],
    ])
  })

  it('a group across divisions has lessons for all of them', async () => {
    const groups: TestStructure[] = [
      {
        code: '3LV2.ESP',
        of: ['3E2', '3E 2'],
        services: [{ subject: '030602', teachers: [{ id: '11', courses: [course('H')] }] }],
      },
    ]
    const [lesson] = await lessonsFrom(edtXml([{ code: 'H', weeks: ['2026-09-07'] }], [], groups))
    expect(lesson?.groupId).not.toBeNull()
    expect(lesson?.divisionIds).toHaveLength(2)
  })

  it('an hour of an alternance that nobody defined is told, and not dated', async () => {
    const edt = edtXml([{ code: 'H', weeks: ['2026-09-07'] }], inDivision(course('H'), course('Z9', 2)))
    const plan = await planFiles(smallSchool({ 'emp_sts_0750001A_2026.xml': edt }))
    expect(told(plan.warnings)).toEqual(['course-unknown-alternance Z9'])
    expect(plan.counts.lessons).toBe(1)
  })

  it('the hours of a service set aside are not dated', async () => {
    const unknown: TestStructure[] = [
      { code: '3E2', services: [{ subject: '030201', teachers: [{ id: '99', courses: [course('H')] }] }] },
    ]
    const edt = edtXml([{ code: 'H', weeks: septemberWeeks }], unknown)
    const plan = await planFiles(
      smallSchool({
        'emp_sts_0750001A_2026.xml': edt,
        'sts_emp_0750001A_2026.xml': stsXml([{ id: '11' }], [], []),
      }),
    )
    expect(told(plan.held)).toEqual(['service-unknown-teacher 3E2/030201'])
    expect(plan.counts).toMatchObject({ lessons: 0, services: 0 })
  })

  it('sts_emp and emp_sts together count each service once', async () => {
    const edt = edtXml([{ code: 'H', weeks: ['2026-09-07'] }], smallDivisions, smallGroups)
    const plan = await planFiles(smallSchool({ 'emp_sts_0750001A_2026.xml': edt }))
    expect(plan.counts.services).toBe(3)
  })
})

interface Row {
  readonly description: string
  readonly start_date: string
  readonly end_date?: string | null
  readonly population?: string
  readonly location?: string
  readonly zones?: string
}

const calendarOf = (...rows: readonly Row[]) =>
  JSON.stringify(rows.map((row) => ({ population: '-', location: 'Paris', zones: 'Zone C', ...row })))

async function holidaysOf(calendar: string): Promise<string[]> {
  const plan = await planFiles(smallSchool({ 'calendrier.json': calendar }))
  return plan.changes.flatMap((change) => {
    if (change.op !== 'put' || change.kind !== 'holiday') return []
    const { from, until } = change.record as unknown as { from: string; until: string }
    return [`${from} ${until}`]
  })
}

describe('the public calendar and its traps (formats §6)', () => {
  const toussaint = {
    description: 'Vacances de la Toussaint',
    start_date: '2026-10-16T22:00:00+00:00',
    end_date: '2026-11-01T23:00:00+00:00',
  }

  it('days are Paris midnights written in UTC, and the last one is the day lessons resume', async () => {
    expect(await holidaysOf(calendarOf(toussaint))).toEqual(['2026-10-17 2026-11-02'])
  })

  it('holidays of the zone take lessons away, their last day excepted', async () => {
    const weeks = ['2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02']
    const lessons = await lessonsFrom(
      edtXml([{ code: 'H', weeks }], inDivision(course('H', 1))),
      calendarOf(toussaint),
    )
    expect(lessons.map((lesson) => lesson.date)).toEqual(['2026-10-12', '2026-11-02'])
  })

  it('one record per academy is one holiday; other zones and the teachers’ own days are left out', async () => {
    const calendar = calendarOf(
      toussaint,
      { ...toussaint, location: 'Créteil' },
      { ...toussaint, location: 'Lyon', zones: 'Zone A', start_date: '2026-10-17T22:00:00+00:00' },
      {
        description: 'Prérentrée',
        population: 'Enseignants',
        start_date: '2026-08-30T22:00:00+00:00',
        end_date: '2026-08-31T22:00:00+00:00',
      },
    )
    expect(await holidaysOf(calendar)).toEqual(['2026-10-17 2026-11-02'])
  })

  it('a bridge whose start is its end is that Friday with its Saturday; a summer without end lasts', async () => {
    const calendar = calendarOf(
      {
        description: 'Pont de l’Ascension',
        start_date: '2027-05-06T22:00:00+00:00',
        end_date: '2027-05-06T22:00:00+00:00',
      },
      { description: 'Début des Vacances d’Été', start_date: '2027-07-02T22:00:00+00:00', end_date: null },
    )
    expect(await holidaysOf(calendar)).toEqual(['2027-05-07 2027-05-09', '2027-07-03 2027-09-01'])
  })

  it.each([
    [
      'records of the API',
      JSON.stringify({ total_count: 1, results: JSON.parse(calendarOf(toussaint)) as unknown }),
    ],
    [
      'an export of the older API',
      JSON.stringify(
        (JSON.parse(calendarOf(toussaint)) as unknown[]).map((fields) => ({ recordid: 'x', fields })),
      ),
    ],
    [
      'the CSV with semicolons',
      'Description;Population;Date de début;Date de fin;Académies;Zones;annee_scolaire\nVacances de la Toussaint;-;2026-10-16T22:00:00+00:00;2026-11-01T23:00:00+00:00;Paris;Zone C;2026-2027\n',
    ],
    [
      'the CSV with commas and a mark',
      '\uFEFFdescription,population,start_date,end_date,location,zones,annee_scolaire\n"Vacances de la Toussaint",-,2026-10-17,2026-11-02,Paris,Zone C,2026-2027\n',
    ],
    [
      'a day per row',
      [
        'date,vacances_zone_a,vacances_zone_b,vacances_zone_c,nom_vacances',
        ...Array.from(
          { length: 31 },
          (_, day) =>
            `2026-10-${String(day + 1).padStart(2, '0')},False,False,${day >= 16 ? 'True' : 'False'},Vacances`,
        ),
        '2026-11-01,False,False,True,Vacances',
        '2026-11-02,False,False,False,',
      ].join('\n'),
    ],
  ])('is read as %s', async (_, calendar) => {
    expect(await holidaysOf(calendar)).toEqual(['2026-10-17 2026-11-02'])
  })

  it('without any calendar nothing is taken away, and the report says so', async () => {
    const plan = await planFiles(smallSchool({ 'calendrier.json': null }))
    expect(told(plan.warnings)).toEqual(['calendar-missing '])
  })

  it('a calendar of other zones takes nothing away, and the report says so', async () => {
    const plan = await planFiles(
      smallSchool({ 'calendrier.json': calendarOf({ ...toussaint, location: 'Lyon', zones: 'Zone A' }) }),
    )
    expect(told(plan.warnings)).toContain('calendar-other-zone C')
  })

  const sample = '../shared/data/calendrier/fr-en-calendrier-scolaire_zoneC_2025-2027.extract.json'
  const shared = existsSync(sample) ? sample : undefined
  it.skipIf(shared === undefined)(
    'the real extract of zone C gives the days of 2026-2027 (skipped without ../shared/data)',
    async () => {
      const [calendar] = await readGivenFiles([{ name: 'calendrier.json', bytes: shared ?? '' }])
      expect(
        calendar?.kind === 'calendar' &&
          calendar.entries
            .filter((entry) => entry.from >= '2026-08-01')
            .map((entry) => `${entry.from} ${entry.until}`),
      ).toEqual([
        '2026-10-17 2026-11-02',
        '2026-12-19 2027-01-04',
        '2027-02-06 2027-02-22',
        '2027-04-03 2027-04-19',
        '2027-05-07 2027-05-09',
        '2027-07-03 null',
      ])
    },
  )
})
