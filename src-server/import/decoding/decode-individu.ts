import { z } from 'zod'
import { codeField, dateField, textField } from '#server/import/reading/field-values.ts'
import { descendantsOf, fieldsOf, type XmlNode } from '#server/import/reading/xml-node.ts'
import { checkRow } from './file-decoder.ts'
import type { IndividuRow } from './sts-files.ts'

const individuSchema = z.object({
  ID: z.string().trim().min(1).max(20),
  TYPE: textField(10),
  SEXE: textField(1),
  CIVILITE: textField(4),
  NOM_USAGE: textField(100),
  NOM_PATRONYMIQUE: textField(100),
  PRENOM: textField(100),
  FONCTION: textField(20),
})

const ledSchema = z.object({ CODE_STRUCTURE: codeField, DATE_DEBUT: dateField, DATE_FIN: dateField })

/** CIVILITE 1 M., 2 Mme, 3 was « Mlle » and is what local persons carry by default: then the sex decides (formats §2.3). */
function civilityOf(civility: string, sex: string): 'M.' | 'Mme' | '' {
  const code = civility === '1' || civility === '2' ? civility : sex
  return code === '1' ? 'M.' : code === '2' ? 'Mme' : ''
}

/** INDIVIDU of STS, of TYPE epp or local. */
export function individuOf(row: XmlNode, line: number, file: string): IndividuRow {
  const read = checkRow(individuSchema, row, line, file)
  return {
    id: read.ID,
    type: read.TYPE.toLowerCase(),
    civility: civilityOf(read.CIVILITE, read.SEXE),
    familyName: read.NOM_USAGE || read.NOM_PATRONYMIQUE || '?',
    givenName: read.PRENOM,
    position: read.FONCTION.toUpperCase(),
    disciplines: descendantsOf(row, 'DISCIPLINE').map(
      (node) => fieldsOf(node)['LIBELLE_COURT']?.trim() ?? '',
    ),
    divisionsLed: descendantsOf(row, 'PROF_PRINC').map((node) => {
      const led = ledSchema.parse(fieldsOf(node))
      return {
        code: led.CODE_STRUCTURE || (node.attributes['CODE'] ?? ''),
        from: led.DATE_DEBUT,
        to: led.DATE_FIN,
      }
    }),
  }
}
