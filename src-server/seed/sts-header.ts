import { subjects } from './curriculum-table.ts'
import type { FictionalStaff } from './fictional-staff.ts'
import type { SchoolModel } from './school-model.ts'
import { element, leaf, leaves, type XmlElement } from './xml-text.ts'

/** PARAMETRES of STS: days are written AAAA-MM-JJ here, unlike SIECLE (formats §2.1). */
export function stsParameters(model: SchoolModel): XmlElement {
  return element(
    'PARAMETRES',
    {},
    element(
      'UAJ',
      { CODE: model.uai },
      element('ACADEMIE', {}, ...leaves({ CODE: '01', LIBELLE: model.academy })),
      ...leaves({
        SIGLE: model.plan.kind === 'college' ? 'CLG' : 'LG',
        DENOM_PRINC: model.name.sort,
        DENOM_COMPL: model.name.own,
      }),
    ),
    element(
      'ANNEE_SCOLAIRE',
      { ANNEE: String(model.schoolYear) },
      ...leaves({ DATE_DEBUT: `${model.schoolYear}-09-01`, DATE_FIN: `${model.schoolYear + 1}-07-03` }),
    ),
  )
}

export function stsNomenclatures(): XmlElement {
  return element(
    'NOMENCLATURES',
    {},
    element(
      'MATIERES',
      {},
      ...Object.values(subjects).map((subject) =>
        element(
          'MATIERE',
          { CODE: subject.code },
          ...leaves({
            CODE_GESTION: subject.gestion,
            LIBELLE_COURT: subject.short,
            LIBELLE_LONG: subject.label,
            LIBELLE_EDITION: subject.edition,
          }),
        ),
      ),
    ),
  )
}

/** A local person has no birth date, no sex, and the civility 3 by default (formats §2.3). */
function individu(person: FictionalStaff, model: SchoolModel): XmlElement {
  const isLocal = person.type === 'local'
  const sex = person.sex === 'M' ? '1' : '2'
  return element(
    'INDIVIDU',
    { ID: person.id, TYPE: person.type },
    ...leaves({
      SEXE: isLocal ? '' : sex,
      CIVILITE: isLocal ? '3' : sex,
      NOM_USAGE: person.familyName,
      NOM_PATRONYMIQUE: person.familyName,
      PRENOM: person.givenName,
      DATE_NAISSANCE: isLocal ? null : person.birthDate,
      FONCTION: person.function,
    }),
    ...(person.leads.length === 0
      ? []
      : [
          element(
            'PROFS_PRINC',
            {},
            ...person.leads.map((code) =>
              element(
                'PROF_PRINC',
                {},
                ...leaves({
                  CODE_STRUCTURE: code,
                  DATE_DEBUT: `${model.schoolYear}-09-01`,
                  DATE_FIN: `${model.schoolYear + 1}-08-31`,
                }),
              ),
            ),
          ),
        ]),
    ...(person.discipline === ''
      ? []
      : [
          element(
            'DISCIPLINES',
            {},
            element('DISCIPLINE', { CODE: 'L0000' }, leaf('LIBELLE_COURT', person.discipline)),
          ),
        ]),
  )
}

export function stsPersons(model: SchoolModel): XmlElement {
  return element('INDIVIDUS', {}, ...model.staff.map((person) => individu(person, model)))
}
