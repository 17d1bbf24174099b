import { escapeXml, field, testUai, testYear, xmlFile, type Header } from './siecle-builder.ts'

export interface TestPerson {
  readonly id: string
  readonly type?: 'epp' | 'local'
  readonly family?: string
  readonly given?: string
  readonly position?: string
  /** Divisions he is professeur principal of. */
  readonly leads?: readonly string[]
}

export interface TestCourse {
  readonly alternance: string
  readonly day: number
  readonly start: string
  readonly duration: string
}

export interface TestTeacher {
  readonly id: string
  readonly type?: 'epp' | 'local'
  readonly courses?: readonly TestCourse[]
}

export interface TestService {
  readonly subject: string
  readonly modality?: string
  readonly teachers: readonly TestTeacher[]
}

export interface TestStructure {
  readonly code: string
  readonly of?: readonly string[]
  readonly services?: readonly TestService[]
}

export interface TestAlternance {
  readonly code: string
  readonly weeks: readonly string[]
}

function parameters({ uai = testUai, year = testYear }: Header): string {
  return `<PARAMETRES><UAJ CODE="${uai}"><ACADEMIE><CODE>01</CODE><LIBELLE>PARIS</LIBELLE></ACADEMIE><SIGLE>CLG</SIGLE><DENOM_PRINC>COLLEGE</DENOM_PRINC><DENOM_COMPL>DES LILAS</DENOM_COMPL></UAJ>
<ANNEE_SCOLAIRE ANNEE="${year}"><DATE_DEBUT>${year}-09-01</DATE_DEBUT><DATE_FIN>${year + 1}-07-31</DATE_FIN></ANNEE_SCOLAIRE></PARAMETRES>`
}

function personXml(person: TestPerson): string {
  const led = (person.leads ?? [])
    .map(
      (code) =>
        `<PROF_PRINC>${field('CODE_STRUCTURE', code)}<DATE_DEBUT>2026-09-01</DATE_DEBUT></PROF_PRINC>`,
    )
    .join('')
  const isLocal = person.type === 'local'
  return `<INDIVIDU ID="${person.id}" TYPE="${person.type ?? 'epp'}"><SEXE>${isLocal ? '' : '2'}</SEXE><CIVILITE>${isLocal ? '3' : '2'}</CIVILITE>${field('NOM_USAGE', person.family ?? `PROF${person.id}`)}${field('PRENOM', person.given ?? `Prof ${person.id}`)}${isLocal ? '' : '<DATE_NAISSANCE>1980-01-01</DATE_NAISSANCE>'}${field('FONCTION', person.position ?? 'ENS')}<PROFS_PRINC>${led}</PROFS_PRINC></INDIVIDU>`
}

function serviceXml(service: TestService): string {
  const teachers = service.teachers.map((teacher) => {
    const courses = (teacher.courses ?? []).map(
      (one) =>
        `<COURS>${field('CODE_ALTERNANCE', one.alternance)}${field('JOUR', one.day)}${field('HEURE_DEBUT', one.start)}${field('DUREE', one.duration)}</COURS>`,
    )
    return `<ENSEIGNANT ID="${teacher.id}" TYPE="${teacher.type ?? 'epp'}">${courses.length > 0 ? `<COURS_RATTACHES>${courses.join('')}</COURS_RATTACHES>` : ''}</ENSEIGNANT>`
  })
  return `<SERVICE CODE_MATIERE="${service.subject}" CODE_MOD_COURS="${service.modality ?? 'CG'}"><ENSEIGNANTS>${teachers.join('')}</ENSEIGNANTS></SERVICE>`
}

function structureXml(name: 'DIVISION' | 'GROUPE', row: TestStructure): string {
  const of = (row.of ?? []).map((code) => `<DIVISION_APPARTENANCE CODE="${escapeXml(code)}"/>`).join('')
  return `<${name} CODE="${escapeXml(row.code)}">${field('LIBELLE_LONG', `STS ${row.code}`)}${name === 'GROUPE' ? `<DIVISIONS_APPARTENANCE>${of}</DIVISIONS_APPARTENANCE>` : ''}<SERVICES>${(row.services ?? []).map(serviceXml).join('')}</SERVICES></${name}>`
}

function structureBlock(divisions: readonly TestStructure[], groups: readonly TestStructure[]): string {
  return `<STRUCTURE><DIVISIONS>${divisions.map((row) => structureXml('DIVISION', row)).join('\n')}</DIVISIONS><GROUPES>${groups.map((row) => structureXml('GROUPE', row)).join('\n')}</GROUPES></STRUCTURE>`
}

/** `sts_emp`: people, structures, services, no hour. */
export function stsXml(
  persons: readonly TestPerson[],
  divisions: readonly TestStructure[],
  groups: readonly TestStructure[] = [],
  header: Header = {},
): string {
  return xmlFile(
    'STS_EDT',
    `${parameters(header)}<DONNEES><INDIVIDUS>${persons.map(personXml).join('\n')}</INDIVIDUS>${structureBlock(divisions, groups)}</DONNEES>`,
  )
}

/** `emp_sts`: alternating weeks and hours. */
export function edtXml(
  alternances: readonly TestAlternance[],
  divisions: readonly TestStructure[],
  groups: readonly TestStructure[] = [],
  header: Header = {},
): string {
  const rows = alternances.map(
    (one) =>
      `<ALTERNANCE CODE="${one.code}"><LIBELLE_COURT>${one.code}</LIBELLE_COURT><SEMAINES>${one.weeks.map((week) => field('DATE_DEBUT_SEMAINE', week)).join('')}</SEMAINES></ALTERNANCE>`,
  )
  return xmlFile(
    'EDT_STS',
    `${parameters(header)}<DONNEES><ALTERNANCES>${rows.join('\n')}</ALTERNANCES>${structureBlock(divisions, groups)}</DONNEES>`,
  )
}
