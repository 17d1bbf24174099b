import { beforeAll, describe, expect, it } from 'vitest'
import type { Lesson } from '#shared/domain/timetable/lesson.ts'
import { nothingKnown, type KnownSchool } from '#server/import/planning/known-school.ts'
import { icalendarOf, type TestEvent } from '#test/support/import/icalendar-builder.ts'
import { baseAfter, planFiles, refusalOf, told } from '#test/support/import/run-plan.ts'
import { smallDivisions, smallGroups, smallSchool } from '#test/support/import/small-school.ts'
import { stsXml } from '#test/support/import/sts-builder.ts'

const persons = [
  { id: '11', family: 'LONG-ÉTANG', given: 'Jean-Michel', leads: ['3E2'] },
  { id: '12', family: 'DURAND', given: 'Paule', leads: ['3E 2'] },
]
const teacher = 'Professeur : LONG-ÉTANG J.-M.'
const file = (events: readonly TestEvent[], name = 'Emploi du temps') => [
  { name: 'edt.ics', bytes: Buffer.from(icalendarOf(name, events)) },
]
/** The lesson of 7 September at 8 h, which is 6 h UTC in summer. */
const monday: TestEvent = {
  uid: 'Cours-12-1-20260901070000-Index-Education',
  start: '20260907T060000Z',
  end: '20260907T070000Z',
  lines: ['Matière : ANGLAIS LV1', teacher, 'Classe : 3E2', 'Salle : B12'],
}

let base: KnownSchool
beforeAll(async () => {
  base = baseAfter(
    nothingKnown,
    await planFiles(
      smallSchool({ 'sts_emp_0750001A_2026.xml': stsXml(persons, smallDivisions, smallGroups) }),
    ),
  )
})

async function after(events: readonly TestEvent[], from: KnownSchool = base): Promise<KnownSchool> {
  return baseAfter(from, await planFiles(file(events), from))
}
const on = (some: KnownSchool, date: string): Lesson[] =>
  some.lessons.filter((lesson) => lesson.date === date).sort((a, b) => (a.start < b.start ? -1 : 1))

describe('the iCalendar of a teacher is laid over the lessons known (formats §4.3)', () => {
  it('an hour in UTC is the school’s own hour, in summer and in winter, and gives its room', async () => {
    const winter = {
      ...monday,
      uid: 'Cours-12-2-1-Index-Education',
      start: '20261109T070000Z',
      end: '20261109T080000Z',
    }
    const laid = await after([monday, winter])
    expect(on(laid, '2026-09-07')).toMatchObject([{ start: '08:00', room: 'B12', end: '08:55' }])
    expect(on(laid, '2026-11-09')).toMatchObject([{ start: '08:00', end: '09:00', room: 'B12' }])
  })

  it('a date that is none is refused with the line of its lesson, and nothing is laid', async () => {
    const refusal = await refusalOf(file([monday, { ...monday, uid: 'Cours-12-3', start: 'empty' }]), base)
    expect(refusal).toMatchObject({ code: 'invalid-content', file: 'edt.ics' })
    const lines = icalendarOf('Emploi du temps', [monday, monday]).split('\n')
    expect(refusal.message).toContain(`ligne ${lines.lastIndexOf('BEGIN:VEVENT\r') + 1},`)
  })

  it('the export stamp of a UID changes at each export and makes no second lesson', async () => {
    const extra = {
      ...monday,
      uid: 'Cours-12-9-AAA-Index-Education',
      start: '20260908T080000Z',
      end: '20260908T090000Z',
    }
    const laid = await after([extra])
    expect(laid.lessons).toHaveLength(base.lessons.length + 1)
    const again = await planFiles(file([{ ...extra, uid: 'Cours-12-9-BBB-Index-Education' }]), laid)
    expect(again.changes).toEqual([])
  })

  it('a cancelled lesson stays, cancelled; a new import of emp_sts leaves it so', async () => {
    const laid = await after([{ ...monday, categories: 'Cours - Cours annulé' }])
    expect(on(laid, '2026-09-07')).toMatchObject([{ status: 'cancelled' }])
    const files = smallSchool({ 'sts_emp_0750001A_2026.xml': stsXml(persons, smallDivisions, smallGroups) })
    expect((await planFiles(files, laid)).changes).toEqual([])
  })

  it('a lesson moved to another hour is cancelled and points to the new one', async () => {
    const laid = await after([monday])
    const moved = await after(
      [
        {
          ...monday,
          start: '20260907T120000Z',
          end: '20260907T130000Z',
          categories: 'Cours - Cours modifié',
        },
      ],
      laid,
    )
    const [first, second] = on(moved, '2026-09-07')
    expect(first).toMatchObject({ start: '08:00', status: 'cancelled', movedTo: second?.id })
    expect(second).toMatchObject({ start: '14:00', end: '15:00', status: 'planned' })
  })

  it('public holidays become days without lessons', async () => {
    const holiday: TestEvent = {
      uid: 'f1',
      start: '20260914',
      end: '20260915',
      categories: 'Jours fériés',
      summary: 'Journée',
    }
    const laid = await after([monday, holiday])
    expect(laid.holidays).toContainEqual(
      expect.objectContaining({ label: 'Journée', from: '2026-09-14', until: '2026-09-15' }),
    )
    expect(on(laid, '2026-09-14')).toEqual([])
  })

  it('folded lines, entities, groups in brackets and parts of divisions are read', async () => {
    const group: TestEvent = {
      uid: 'g1',
      start: '20260909T080000Z',
      end: '20260909T090000Z',
      summary: 'ESPAGNOL LV2 - [3LV2.ESP]',
      lines: [
        'Matière : ESPAGNOL LV2',
        teacher,
        'Groupe : [3LV2.ESP]',
        'Classe : &lt;3E2&gt; 3°EP1',
        'Un texte assez long pour être plié au milieu d’un mot par le logiciel d’emploi du temps',
      ],
      location: 'salle 401, salle 403',
    }
    const part: TestEvent = {
      ...monday,
      uid: 'p1',
      start: '20260910T080000Z',
      end: '20260910T090000Z',
      lines: ['Matière : Anglais LV1', teacher, 'Partie de classe : &lt;3E2&gt; 3°EP1'],
    }
    const laid = await after([group, part])
    expect(on(laid, '2026-09-09')).toMatchObject([
      { groupId: base.groups[0]?.id, room: 'salle 401, salle 403' },
    ])
    expect(on(laid, '2026-09-10')[0]?.divisionIds).toEqual([
      base.divisions.find((division) => division.code === '3E2')?.id,
    ])
  })

  it('an unknown class or subject is told and left', async () => {
    const plan = await planFiles(
      file([
        {
          ...monday,
          uid: 'x',
          start: '20260911T080000Z',
          end: '20260911T090000Z',
          lines: [teacher, 'Matière : ANGLAIS LV1', 'Classe : 6Z'],
        },
        {
          ...monday,
          uid: 'y',
          start: '20260911T090000Z',
          end: '20260911T100000Z',
          lines: [teacher, 'Matière : GREC', 'Classe : 3E2'],
        },
      ]),
      base,
    )
    expect(told(plan.warnings)).toEqual(['icalendar-unknown-audience 6Z', 'icalendar-unknown-subject GREC'])
    expect(plan.changes).toEqual([])
  })

  it('the title tells whose it is when the lessons do not', async () => {
    const silent = { ...monday, lines: ['Matière : ANGLAIS LV1', 'Classe : 3E2', 'Salle : C1'] }
    const plan = await planFiles(file([silent], 'Emploi du temps de LONG-ÉTANG Jean-Michel'), base)
    expect(plan.changes).toHaveLength(1)
  })

  it('a pupil’s calendar, an unknown teacher, and an empty base are refused', async () => {
    const two = [
      monday,
      { ...monday, uid: 'z', lines: ['Professeur : DURAND P.', 'Matière : ANGLAIS LV1', 'Classe : 3E2'] },
    ]
    expect((await refusalOf(file(two), base)).code).toBe('unknown-teacher')
    expect((await refusalOf(file([{ ...monday, lines: ['Professeur : INCONNU A.'] }]), base)).code).toBe(
      'unknown-teacher',
    )
    expect((await refusalOf(file([monday]))).code).toBe('school-unknown')
  })
})
