import { encodeLatin9 } from '#server/seed/latin9.ts'

export interface Header {
  readonly uai?: string
  readonly year?: number
}

export const testUai = '0750001A'
export const testYear = 2026

export interface TestPupil {
  readonly id: string
  readonly ine?: string | null
  readonly family?: string
  readonly usage?: string
  readonly given?: string
  readonly birth?: string
  readonly entered?: string
  readonly left?: string
  readonly regime?: string
  readonly divisions?: readonly string[]
  readonly groups?: readonly string[]
  /** Extra elements, as XML. */
  readonly extra?: string
}

export interface TestGuardian {
  readonly id: string
  readonly family?: string
  readonly given?: string
  readonly phone?: string
  readonly email?: string
  readonly addressId?: string
}

export interface TestLink {
  readonly eleve: string
  readonly person: string
  readonly level?: number
}

export interface TestGroup {
  readonly code: string
  readonly divisions?: readonly string[]
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** A field, absent when undefined or null: SIECLE does not write what is null. */
export function field(name: string, value: string | number | null | undefined): string {
  return value === undefined || value === null ? '' : `<${name}>${escapeXml(String(value))}</${name}>`
}

export function latin9(xml: string): Buffer {
  return Buffer.from(encodeLatin9(xml))
}

export function xmlFile(root: string, body: string, encoding = 'ISO-8859-15'): string {
  return `<?xml version="1.0" encoding="${encoding}"?>\n<${root} VERSION="3.0">\n${body}\n</${root}>\n`
}

export function siecleParameters({ uai = testUai, year = testYear }: Header): string {
  return `<PARAMETRES><UAJ>${uai}</UAJ><ANNEE_SCOLAIRE>${year}</ANNEE_SCOLAIRE><DATE_EXPORT>01/09/${year}</DATE_EXPORT></PARAMETRES>`
}

function eleveXml(pupil: TestPupil): string {
  const ine = pupil.ine === undefined ? `${pupil.id.padStart(9, '9')}AA` : pupil.ine
  return `<ELEVE ELEVE_ID="${pupil.id}" ELENOET="${pupil.id.slice(-5)}">${[
    field('ID_NATIONAL', ine),
    field('NOM_DE_FAMILLE', pupil.family ?? `NOM${pupil.id}`),
    field('NOM_USAGE', pupil.usage),
    field('PRENOM', pupil.given ?? `Prénom ${pupil.id}`),
    field('DATE_NAISS', pupil.birth ?? '14/05/2012'),
    field('DOUBLEMENT', 0),
    field('CODE_REGIME', pupil.regime ?? '2'),
    field('DATE_ENTREE', pupil.entered ?? '01/09/2024'),
    field('DATE_SORTIE', pupil.left),
    field('CODE_SEXE', '2'),
    field('CODE_MEF', '10310019110'),
    '<SCOLARITE_AN_DERNIER><CODE_STRUCTURE>4 D</CODE_STRUCTURE></SCOLARITE_AN_DERNIER>',
    pupil.extra ?? '',
  ].join('')}</ELEVE>`
}

function structuresOfEleve(pupil: TestPupil): string {
  const one = (type: string) => (code: string) =>
    `<STRUCTURE>${field('CODE_STRUCTURE', code)}<TYPE_STRUCTURE>${type}</TYPE_STRUCTURE></STRUCTURE>`
  const all = [...(pupil.divisions ?? []).map(one('D')), ...(pupil.groups ?? []).map(one('G'))]
  return all.length === 0 ? '' : `<STRUCTURES_ELEVE ELEVE_ID="${pupil.id}">${all.join('')}</STRUCTURES_ELEVE>`
}

export function elevesXml(
  pupils: readonly TestPupil[],
  header: Header = {},
  options: { readonly structuresFirst?: boolean } = {},
): string {
  const eleves = `<ELEVES>\n${pupils.map(eleveXml).join('\n')}\n</ELEVES>`
  const structures = `<STRUCTURES>\n${pupils.map(structuresOfEleve).join('\n')}\n</STRUCTURES>`
  const blocks =
    options.structuresFirst === true ? [structures, '<OPTIONS/>', eleves] : [eleves, '<OPTIONS/>', structures]
  return xmlFile('BEE_ELEVES', `${siecleParameters(header)}\n<DONNEES>\n${blocks.join('\n')}\n</DONNEES>`)
}

export function responsablesXml(
  guardians: readonly TestGuardian[],
  links: readonly TestLink[],
  header: Header = {},
): string {
  const persons = guardians.map(
    (one) =>
      `<PERSONNE PERSONNE_ID="${one.id}"><LC_CIVILITE>MME</LC_CIVILITE>${[
        field('NOM_DE_FAMILLE', one.family ?? `PARENT${one.id}`),
        field('PRENOM', one.given ?? `Parent ${one.id}`),
        field('TEL_PORTABLE', one.phone ?? `06000${one.id.slice(-5).padStart(5, '0')}`),
        field('ACCEPTE_SMS', 1),
        field('MEL', one.email),
        field('ADRESSE_ID', one.addressId),
      ].join('')}</PERSONNE>`,
  )
  const rows = links.map(
    (link) =>
      `<RESPONSABLE_ELEVE>${field('ELEVE_ID', link.eleve)}${field('PERSONNE_ID', link.person)}${field('NIVEAU_RESPONSABILITE', link.level ?? 1)}` +
      '<CODE_PARENTE>10</CODE_PARENTE><PAIE_FRAIS_SCOLAIRES>1</PAIE_FRAIS_SCOLAIRES><HEBERGE_ELEVE>true</HEBERGE_ELEVE><A_CONTACTER_EN_PRIORITE>true</A_CONTACTER_EN_PRIORITE></RESPONSABLE_ELEVE>',
  )
  const adresse =
    '<ADRESSES><ADRESSE ADRESSE_ID="77"><LIGNE1_ADRESSE>1 rue des Lilas</LIGNE1_ADRESSE><CODE_POSTAL>75019</CODE_POSTAL><LIBELLE_POSTAL>PARIS</LIBELLE_POSTAL></ADRESSE></ADRESSES>'
  return xmlFile(
    'BEE_RESPONSABLES',
    `${siecleParameters(header)}<DONNEES><PERSONNES>${persons.join('\n')}</PERSONNES><RESPONSABLES>${rows.join('\n')}</RESPONSABLES>${adresse}</DONNEES>`,
  )
}

export function structuresXml(
  divisions: readonly string[],
  groups: readonly TestGroup[] = [],
  header: Header = {},
): string {
  const mef =
    '<MEFS_APPARTENANCE><MEF_APPARTENANCE><CODE_MEF>10310019110</CODE_MEF></MEF_APPARTENANCE></MEFS_APPARTENANCE>'
  const divisionRows = divisions.map(
    (code) =>
      `<DIVISION CODE_STRUCTURE="${escapeXml(code)}">${field('LIBELLE_LONG', `CLASSE ${code}`)}${mef}</DIVISION>`,
  )
  const groupRows = groups.map((group) => {
    const of = (group.divisions ?? [])
      .map((code) => `<DIVISION_APPARTENANCE>${field('CODE_STRUCTURE', code)}</DIVISION_APPARTENANCE>`)
      .join('')
    return `<GROUPE CODE_STRUCTURE="${escapeXml(group.code)}">${field('LIBELLE_LONG', `GROUPE ${group.code}`)}${mef}<DIVISIONS_APPARTENANCE>${of}</DIVISIONS_APPARTENANCE></GROUPE>`
  })
  return xmlFile(
    'BEE_STRUCTURES',
    `${siecleParameters(header)}<DONNEES><DIVISIONS>${divisionRows.join('\n')}</DIVISIONS><GROUPES>${groupRows.join('\n')}</GROUPES></DONNEES>`,
  )
}

export function nomenclatureXml(subjects: Readonly<Record<string, string>>, header: Header = {}): string {
  const rows = Object.entries(subjects).map(
    ([code, label]) =>
      `<MATIERE CODE_MATIERE="${code}"><CODE_GESTION>${code.slice(0, 5)}</CODE_GESTION>${field('LIBELLE_COURT', label.toUpperCase())}${field('LIBELLE_EDITION', label)}</MATIERE>`,
  )
  return xmlFile(
    'BEE_NOMENCLATURES',
    `${siecleParameters(header)}<DONNEES><MATIERES>${rows.join('\n')}</MATIERES></DONNEES>`,
  )
}
