import { z } from 'zod'
import { textField } from '#server/import/reading/field-values.ts'
import { fieldsOf } from '#server/import/reading/xml-node.ts'
import type { TakeRow } from './file-decoder.ts'

const line = textField(80)

const adresseSchema = z.object({
  ADRESSE_ID: z.string().trim().default(''),
  LIGNE1_ADRESSE: line,
  LIGNE2_ADRESSE: line,
  LIGNE3_ADRESSE: line,
  LIGNE4_ADRESSE: line,
  BOITE_POSTALE: line,
  CODE_POSTAL: line,
  LIBELLE_POSTAL: line,
  COMMUNE_ETRANGERE: line,
  LL_PAYS: line,
})

/** Collects ADRESSE rows, of pupils or of guardians, as one line of text each. */
export function takeAdresse(into: Map<string, string>): TakeRow {
  return (row) => {
    const read = adresseSchema.parse(fieldsOf(row))
    const town = `${read.CODE_POSTAL} ${read.LIBELLE_POSTAL || read.COMMUNE_ETRANGERE}`.trim()
    const country = read.LL_PAYS.toUpperCase() === 'FRANCE' ? '' : read.LL_PAYS
    const lines = [
      read.LIGNE1_ADRESSE,
      read.LIGNE2_ADRESSE,
      read.LIGNE3_ADRESSE,
      read.LIGNE4_ADRESSE,
      read.BOITE_POSTALE,
      town,
      country,
    ]
    if (read.ADRESSE_ID !== '')
      into.set(
        read.ADRESSE_ID,
        lines
          .filter((part) => part !== '')
          .join(', ')
          .slice(0, 300),
      )
  }
}
