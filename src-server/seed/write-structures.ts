import type { SchoolModel } from './school-model.ts'
import { siecleFile } from './siecle-header.ts'
import { element, leaf, type XmlElement } from './xml-text.ts'

const mefsOf = (codes: readonly string[]): XmlElement =>
  element(
    'MEFS_APPARTENANCE',
    {},
    ...[...new Set(codes)].map((code) => element('MEF_APPARTENANCE', {}, leaf('CODE_MEF', code))),
  )

/** Structures.xml: BEE_STRUCTURES (formats §1.4). */
export function writeStructures(model: SchoolModel): XmlElement {
  const { divisions, groups } = model.plan
  const mefOf = new Map(divisions.map((division) => [division.code, division.level.mef]))
  return siecleFile(
    'BEE_STRUCTURES',
    '2.0',
    model,
    element(
      'DIVISIONS',
      {},
      ...divisions.map((division) =>
        element(
          'DIVISION',
          { CODE_STRUCTURE: division.code },
          leaf('LIBELLE_LONG', division.label),
          mefsOf([division.level.mef]),
        ),
      ),
    ),
    element(
      'GROUPES',
      {},
      ...groups.map((group) =>
        element(
          'GROUPE',
          { CODE_STRUCTURE: group.code },
          leaf('LIBELLE_LONG', group.label),
          mefsOf(group.divisionCodes.map((code) => mefOf.get(code) ?? '')),
          element(
            'DIVISIONS_APPARTENANCE',
            {},
            ...group.divisionCodes.map((code) =>
              element('DIVISION_APPARTENANCE', {}, leaf('CODE_STRUCTURE', code)),
            ),
          ),
        ),
      ),
    ),
  )
}
