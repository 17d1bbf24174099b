import { describe, expect, it } from 'vitest'
import type { Guardian } from '#shared/domain/people/guardian.ts'
import type { StaffMember } from '#shared/domain/people/staff-member.ts'
import type { Division, Subject } from '#shared/domain/people/structures.ts'
import type { StudentFile } from '#shared/domain/people/student-file.ts'
import type { Student } from '#shared/domain/people/student.ts'
import type { ImportPlan } from '#server/import/planning/plan-import.ts'
import { boardingStatusOf } from '#server/import/planning/student-of-row.ts'
import { dateOf, minutesOf } from '#server/import/reading/field-values.ts'
import { planFiles, told } from '#test/support/import/run-plan.ts'
import { elevesXml, latin9, siecleParameters, xmlFile } from '#test/support/import/siecle-builder.ts'
import { smallSchool } from '#test/support/import/small-school.ts'

function recordsOf<T>(plan: ImportPlan, kind: string): T[] {
  return plan.changes.flatMap((change) =>
    change.op === 'put' && change.kind === kind ? [change.record as unknown as T] : [],
  )
}

describe('older exports and odd producers are read too (formats §1 and §2)', () => {
  it('NOM instead of NOM_DE_FAMILLE, INE_RNIE then INE_BEA without ID_NATIONAL, empty elements', async () => {
    const old = elevesXml([
      {
        id: '1',
        ine: null,
        divisions: ['3E2'],
        usage: '',
        extra: '<INE_BEA>1234567890Z</INE_BEA><INE_RNIE>990000009TA</INE_RNIE>',
      },
    ]).replaceAll('NOM_DE_FAMILLE', 'NOM')
    const plan = await planFiles([{ name: 'Eleves.xml', bytes: latin9(old) }])
    expect(recordsOf<Student>(plan, 'student')[0]?.familyName).toBe('NOM1')
    expect(recordsOf<StudentFile>(plan, 'studentFile')[0]?.ine).toBe('990000009TA')
  })

  it('a pupil’s former school does not give him a division', async () => {
    const plan = await planFiles(smallSchool({ 'ElevesSansAdresses.xml': elevesXml([{ id: '1' }]) }))
    expect(told(plan.warnings)).toContain('pupil-without-division 1')
  })

  it('RESPONSABLE with RESP_LEGAL, PERS_CONTACT and PERS_PAIMENT; ADRESSES of ElevesAvecAdresses', async () => {
    const body = `${siecleParameters({})}<DONNEES><RESPONSABLES>
      <RESPONSABLE><ELEVE_ID>1001</ELEVE_ID><PERSONNE_ID>5</PERSONNE_ID><RESP_LEGAL>1</RESP_LEGAL><PERS_CONTACT>0</PERS_CONTACT><PERS_PAIMENT>1</PERS_PAIMENT></RESPONSABLE>
      <RESPONSABLE><ELEVE_ID>1002</ELEVE_ID><PERSONNE_ID>5</PERSONNE_ID><RESP_LEGAL>0</RESP_LEGAL><PERS_CONTACT>1</PERS_CONTACT></RESPONSABLE></RESPONSABLES>
      <PERSONNES><PERSONNE PERSONNE_ID="5"><NOM>MOREL</NOM><PRENOM>Ana</PRENOM><TEL_PERSONNEL>+33123456789</TEL_PERSONNEL><ADRESSE_ID>9</ADRESSE_ID></PERSONNE></PERSONNES>
      <ADRESSES><ADRESSE ADRESSE_ID="9"><LIGNE1_ADRESSE>2 rue Haute</LIGNE1_ADRESSE><CODE_POSTAL>75017</CODE_POSTAL><LIBELLE_POSTAL>PARIS</LIBELLE_POSTAL><LL_PAYS>FRANCE</LL_PAYS></ADRESSE></ADRESSES></DONNEES>`
    const plan = await planFiles(
      smallSchool({ 'ResponsablesAvecAdresses.xml': xmlFile('BEE_RESPONSABLES', body) }),
    )
    const [guardian] = recordsOf<Guardian>(plan, 'guardian')
    expect(guardian).toMatchObject({
      familyName: 'MOREL',
      address: '2 rue Haute, 75017 PARIS',
      homePhone: '+33123456789',
    })
    expect(guardian?.links.map((link) => [link.level, link.isFirstContact, link.paysFees])).toEqual([
      [1, false, true],
      [3, true, false],
    ])
  })

  it('STS without TYPE nor CODE_MOD_COURS, with its own subjects, UAJ as text, COURS under the service', async () => {
    const body = `<PARAMETRES><UAJ>0750001A</UAJ><ANNEE_SCOLAIRE ANNEE="2026"/></PARAMETRES>
      <NOMENCLATURES><MATIERES><MATIERE CODE="020E00"><LIBELLE_COURT>THEATRE</LIBELLE_COURT><LIBELLE_EDITION>Théâtre</LIBELLE_EDITION></MATIERE></MATIERES></NOMENCLATURES>
      <DONNEES><ALTERNANCES><ALTERNANCE CODE="H/2"><SEMAINES><DATE_DEBUT_SEMAINE>2026-09-07</DATE_DEBUT_SEMAINE></SEMAINES></ALTERNANCE></ALTERNANCES>
      <STRUCTURE><DIVISIONS><DIVISION CODE="3E2"><MEFS_APPARTENANCE><MEF CODE="10310019110"/></MEFS_APPARTENANCE><SERVICES>
      <SERVICE CODE_MATIERE="020E00"><ENSEIGNANTS><ENSEIGNANT ID="11"/></ENSEIGNANTS><COURS_RATTACHES><COURS><CODE_ALTERNANCE>H/2</CODE_ALTERNANCE><JOUR>4</JOUR><HEURE_DEBUT>8h30</HEURE_DEBUT><DUREE>1h00</DUREE></COURS></COURS_RATTACHES></SERVICE>
      </SERVICES></DIVISION></DIVISIONS></STRUCTURE></DONNEES>`
    const plan = await planFiles(smallSchool({ 'emp_sts_0750001A_2026.xml': xmlFile('EDT_STS', body) }))
    expect(recordsOf<Subject>(plan, 'subject')).toContainEqual(
      expect.objectContaining({ code: '020E00', label: 'Théâtre' }),
    )
    const [lesson] = recordsOf<{ date: string; start: string; end: string; teacherIds: string[] }>(
      plan,
      'lesson',
    )
    expect(lesson).toMatchObject({ date: '2026-09-10', start: '08:30', end: '09:30' })
    expect(lesson?.teacherIds).toHaveLength(1)
  })

  it('functions of STS give roles and titles; professeurs principaux are those of PROFS_PRINC', async () => {
    const plan = await planFiles(smallSchool())
    const [teacher] = recordsOf<StaffMember>(plan, 'staffMember')
    expect(teacher).toMatchObject({ roles: ['teacher'], civility: 'Mme', title: 'professeure' })
    expect(
      recordsOf<Division>(plan, 'division').map((division) => division.professeurPrincipalIds.length),
    ).toEqual([1, 1])
  })

  it.each([
    ['0', 'externe'],
    ['24', 'demi-pensionnaire'],
    ['3', 'interne'],
    ['6', 'demi-pensionnaire'],
    ['', 'externe'],
  ])('CODE_REGIME %s is %s', (code, status) => expect(boardingStatusOf(code)).toBe(status))

  it('hours, durations and days are read as each file writes them', () => {
    expect(['0800', '800', '8:00', '8h00', '08H', '0055', '55', '1:75', 'x'].map(minutesOf)).toEqual([
      480,
      480,
      480,
      480,
      480,
      55,
      55,
      null,
      null,
    ])
    expect(['01/09/2026', '2026-09-01', '31/02/2026', ''].map(dateOf)).toEqual([
      '2026-09-01',
      '2026-09-01',
      null,
      null,
    ])
  })
})
