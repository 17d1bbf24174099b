import { subjects } from './curriculum-table.ts'
import type { FictionalStudent } from './fictional-students.ts'
import type { SchoolModel } from './school-model.ts'
import { siecleFile, slashed } from './siecle-header.ts'
import { element, leaf, leaves, type XmlElement } from './xml-text.ts'

function eleve(student: FictionalStudent, model: SchoolModel): XmlElement {
  return element(
    'ELEVE',
    { ELEVE_ID: student.eleveId, ELENOET: student.elenoet },
    ...leaves({
      ID_NATIONAL: student.ine === '' ? null : student.ine,
      INE_RNIE: student.ine === '' ? null : student.ine,
      ELENOET: student.elenoet,
      ID_ELEVE_ETAB: `${student.elenoet}${model.uai.slice(1, -1)}`.slice(0, 11),
      NOM_DE_FAMILLE: student.familyName,
      NOM_USAGE: '',
      PRENOM: student.givenName,
      DATE_NAISS: slashed(student.birthDate),
      DOUBLEMENT: student.repeats ? 1 : 0,
      CODE_PAYS: '100',
      ACCEPTE_SMS: 0,
      DATE_MODIFICATION: slashed(student.enteredOn),
      DATE_SORTIE: student.leftOn ? slashed(student.leftOn) : null,
      CODE_MOTIF_SORTIE: student.leftOn ? '12' : null,
      CODE_REGIME: student.regime,
      DATE_ENTREE: slashed(student.enteredOn),
      VILLE_NAISS: '',
      CODE_SEXE: student.sex === 'M' ? '1' : '2',
      CODE_PAYS_NAT: '100',
      CODE_STATUT: 'ST',
      CODE_MEF: student.division.level.mef,
      ADHESION_TRANSPORT: 0,
      CODE_PROVENANCE: '1',
    }),
  )
}

function option(student: FictionalStudent): XmlElement {
  const wanted =
    student.division.level.bars.length > 0 && !student.groupCodes.some((code) => code.includes('ALL'))
      ? subjects.espagnol
      : subjects.allemand2
  const codes = student.division.level.bars.length > 0 ? [subjects.anglais, wanted] : [subjects.anglais]
  return element(
    'OPTION',
    { ELEVE_ID: student.eleveId, ELENOET: student.elenoet },
    ...codes.map((subject, at) =>
      element(
        'OPTIONS_ELEVE',
        {},
        ...leaves({ NUM_OPTION: at + 1, CODE_MODALITE_ELECT: 'O', CODE_MATIERE: subject.code }),
      ),
    ),
  )
}

function structures(student: FictionalStudent): XmlElement {
  const one = (code: string, type: 'D' | 'G') =>
    element('STRUCTURE', {}, leaf('CODE_STRUCTURE', code), leaf('TYPE_STRUCTURE', type))
  return element(
    'STRUCTURES_ELEVE',
    { ELEVE_ID: student.eleveId, ELENOET: student.elenoet },
    one(student.division.code, 'D'),
    ...student.groupCodes.map((code) => one(code, 'G')),
  )
}

/** ElevesSansAdresses.xml: BEE_ELEVES (formats §1.2). Those who left keep their rows. */
export function writeStudents(model: SchoolModel): XmlElement {
  return siecleFile(
    'BEE_ELEVES',
    '3.0',
    model,
    element('ELEVES', {}, ...model.pupils.map((student) => eleve(student, model))),
    element('OPTIONS', {}, ...model.pupils.map(option)),
    element('STRUCTURES', {}, ...model.pupils.map(structures)),
    element('BOURSES', {}),
  )
}
