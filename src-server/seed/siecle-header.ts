import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { SchoolModel } from './school-model.ts'
import { element, leaves, type XmlElement } from './xml-text.ts'

/** « 17/11/2026 », as SIECLE writes days (formats §1.1). */
export function slashed(date: PlainDate): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}

/** A whole SIECLE file: its header, then DONNEES. */
export function siecleFile(
  root: string,
  version: string,
  model: SchoolModel,
  ...blocks: readonly XmlElement[]
): XmlElement {
  const exportedOn = `05/09/${model.schoolYear}`
  const parameters = leaves({
    UAJ: model.uai,
    ANNEE_SCOLAIRE: model.schoolYear,
    DATE_EXPORT: exportedOn,
    HORODATAGE: `${exportedOn} 18:12:09`,
  })
  return element(
    root,
    { VERSION: version },
    element('PARAMETRES', {}, ...parameters),
    element('DONNEES', {}, ...blocks),
  )
}
