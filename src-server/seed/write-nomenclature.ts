import { collegeLevels, lyceeLevels, subjects } from './curriculum-table.ts'
import type { SchoolModel } from './school-model.ts'
import { siecleFile } from './siecle-header.ts'
import { element, leaves, type XmlElement } from './xml-text.ts'

const block = (name: string, children: readonly XmlElement[]) => element(name, {}, ...children)

const regimes: readonly (readonly [string, string])[] = [
  ['0', 'EXTERNE LIBRE'],
  ['1', 'EXTERNE SURVEILLE'],
  ['2', "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT"],
  ['21', 'DEMI-PENSIONNAIRE 1 JOUR'],
  ['23', 'DEMI-PENSIONNAIRE 3 JOURS'],
  ['24', 'DEMI-PENSIONNAIRE 4 JOURS'],
  ['3', "INTERNE DANS L'ETABLISSEMENT"],
]

const kinships: readonly (readonly [string, string])[] = [
  ['10', 'MERE'],
  ['20', 'PERE'],
  ['38', 'ASCENDANT'],
  ['42', 'ASSISTANT FAMILIAL'],
  ['50', 'TUTEUR'],
  ['51', "AIDE SOCIALE A L'ENFANCE"],
  ['90', 'AUTRE LIEN'],
]

function mefs(model: SchoolModel): XmlElement[] {
  const levels = model.plan.kind === 'college' ? collegeLevels : lyceeLevels
  return levels.map((level) =>
    element(
      'MEF',
      { CODE_MEF: level.mef },
      ...leaves({
        FORMATION: level.label.toUpperCase(),
        LIBELLE_LONG: level.mefLabel,
        LIBELLE_EDITION: level.mefLabel.toLowerCase(),
        STATUT_MEF: 1,
        MEF_RATTACHEMENT: level.mef,
        DATE_OUVERTURE: '01/09/2016',
        DATE_FERMETURE: '31/12/9999',
      }),
    ),
  )
}

function matieres(): XmlElement[] {
  return Object.values(subjects).map((subject) =>
    element(
      'MATIERE',
      { CODE_MATIERE: subject.code },
      ...leaves({
        CODE_GESTION: subject.gestion,
        LIBELLE_COURT: subject.short,
        LIBELLE_LONG: subject.label,
        LIBELLE_EDITION: subject.edition,
        MATIERE_ETP: 0,
      }),
    ),
  )
}

/** Nomenclature.xml: BEE_NOMENCLATURES (formats §1.5). */
export function writeNomenclature(model: SchoolModel): XmlElement {
  const coded = (name: string, key: string, rows: readonly (readonly [string, string])[]) =>
    rows.map(([code, label]) =>
      element(name, { [key]: code }, ...leaves({ LIBELLE_COURT: label.slice(0, 10), LIBELLE_LONG: label })),
    )
  return siecleFile(
    'BEE_NOMENCLATURES',
    '3.1',
    model,
    block('MEFS', mefs(model)),
    block('MATIERES', matieres()),
    block('REGIMES', coded('REGIME', 'CODE_REGIME', regimes)),
    block('LIENS_PARENTE', coded('LIEN_PARENTE', 'CODE_PARENTE', kinships)),
  )
}
