import type { GivenFile } from '#server/import/reading/byte-source.ts'
import {
  elevesXml,
  latin9,
  nomenclatureXml,
  responsablesXml,
  structuresXml,
  type TestPupil,
} from './siecle-builder.ts'
import { edtXml, stsXml, type TestStructure } from './sts-builder.ts'

/** Weeks of September 2026: the 31 August is a Monday before the first day of the year. */
export const septemberWeeks = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28']

export const smallPupils: readonly TestPupil[] = [
  { id: '1001', family: 'ABELLO', given: 'Lina', divisions: ['3E2'], groups: ['3LV2.ESP'] },
  { id: '1002', family: 'BŒUF', given: 'Anaïs', divisions: ['3E2'] },
  { id: '1003', family: 'CAMARA', given: 'Noé', divisions: ['3E 2'], groups: ['3LV2.ESP'] },
]

export const smallDivisions: readonly TestStructure[] = [
  { code: '3E2', services: [{ subject: '030201', teachers: [{ id: '11' }] }] },
  { code: '3E 2', services: [{ subject: '030201', teachers: [{ id: '12' }] }] },
]

export const smallGroups: readonly TestStructure[] = [
  { code: '3LV2.ESP', of: ['3E2', '3E 2'], services: [{ subject: '030602', teachers: [{ id: '11' }] }] },
]

export const smallSubjects = { '030201': 'Anglais LV1', '030602': 'Espagnol LV2' }

/** Texts of a school without anything odd: two divisions, a group across them, three pupils. */
export function smallSchoolTexts(): Record<string, string> {
  return {
    'Nomenclature.xml': nomenclatureXml(smallSubjects),
    'Structures.xml': structuresXml(['3E2', '3E 2'], [{ code: '3LV2.ESP', divisions: ['3E2', '3E 2'] }]),
    'ElevesSansAdresses.xml': elevesXml(smallPupils),
    'ResponsablesAvecAdresses.xml': responsablesXml(
      [{ id: '501' }, { id: '502' }, { id: '503' }],
      [
        { eleve: '1001', person: '501' },
        { eleve: '1002', person: '502' },
        { eleve: '1003', person: '503' },
      ],
    ),
    'sts_emp_0750001A_2026.xml': stsXml(
      [
        { id: '11', leads: ['3E2'] },
        { id: '12', leads: ['3E 2'] },
      ],
      smallDivisions,
      smallGroups,
    ),
    'emp_sts_0750001A_2026.xml': edtXml(
      [{ code: 'H', weeks: septemberWeeks }],
      [
        {
          code: '3E2',
          services: [
            {
              subject: '030201',
              teachers: [
                { id: '11', courses: [{ alternance: 'H', day: 1, start: '0800', duration: '0055' }] },
              ],
            },
          ],
        },
      ],
    ),
    'calendrier.json': JSON.stringify([
      {
        description: 'Vacances de la Toussaint',
        population: '-',
        start_date: '2026-10-16T22:00:00+00:00',
        end_date: '2026-11-01T23:00:00+00:00',
        location: 'Paris',
        zones: 'Zone C',
        annee_scolaire: '2026-2027',
      },
    ]),
  }
}

/** Those texts as files, some replaced or left out (null). */
export function smallSchool(changes: Readonly<Record<string, string | Buffer | null>> = {}): GivenFile[] {
  return Object.entries({ ...smallSchoolTexts(), ...changes }).flatMap(([name, content]) =>
    content === null
      ? []
      : [
          {
            name,
            bytes:
              typeof content === 'string'
                ? name.endsWith('.xml')
                  ? latin9(content)
                  : Buffer.from(content)
                : content,
          },
        ],
  )
}
