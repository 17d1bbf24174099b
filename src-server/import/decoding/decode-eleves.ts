import { z } from 'zod'
import { codeField, dateField, requiredId, textField } from '#server/import/reading/field-values.ts'
import { fieldsOf, type XmlNode } from '#server/import/reading/xml-node.ts'
import { takeAdresse } from './decode-adresse.ts'
import { checkRow, decoderOf, siecleHeader, silentHeader, type FileDecoder } from './file-decoder.ts'
import type { EleveRow, ElevesFile, EleveStructures, FileHeader } from './siecle-files.ts'

const eleveSchema = z.object({
  ELEVE_ID: requiredId,
  ID_NATIONAL: textField(11),
  INE_RNIE: textField(11),
  INE_BEA: textField(11),
  NOM_DE_FAMILLE: textField(100),
  NOM: textField(100),
  NOM_USAGE: textField(100),
  PRENOM: textField(100),
  DATE_NAISS: dateField,
  CODE_SEXE: textField(1),
  CODE_REGIME: textField(2),
  DATE_ENTREE: dateField,
  DATE_SORTIE: dateField,
  CODE_MEF: textField(11),
  TEL_PORTABLE: textField(20),
  TEL_PERSONNEL: textField(20),
  ADRESSE_ID: textField(20),
})

function eleveOf(read: z.infer<typeof eleveSchema>): EleveRow {
  const ine = (read.ID_NATIONAL || read.INE_RNIE || read.INE_BEA).toUpperCase()
  return {
    eleveId: read.ELEVE_ID,
    ine: ine === '' ? null : ine,
    familyName: read.NOM_DE_FAMILLE || read.NOM,
    usageName: read.NOM_USAGE,
    givenName: read.PRENOM,
    birthDate: read.DATE_NAISS,
    sex: read.CODE_SEXE === '2' ? 'F' : 'M',
    regime: read.CODE_REGIME,
    enteredOn: read.DATE_ENTREE,
    // 31/12/9999 means never (formats §1.1)
    lastDay: read.DATE_SORTIE !== null && read.DATE_SORTIE < '9000' ? read.DATE_SORTIE : null,
    mef: read.CODE_MEF,
    phone: read.TEL_PORTABLE || read.TEL_PERSONNEL,
    addressId: read.ADRESSE_ID,
  }
}

const structureSchema = z.object({ CODE_STRUCTURE: codeField, TYPE_STRUCTURE: textField(1) })

function takeStructures(row: XmlNode, into: Map<string, EleveStructures>): void {
  const eleveId = row.attributes['ELEVE_ID']?.trim() ?? ''
  const known = into.get(eleveId) ?? { divisions: [], groups: [] }
  const read = row.children
    .filter((child) => child.name === 'STRUCTURE')
    .map((child) => structureSchema.parse(fieldsOf(child)))
  const codesOf = (type: string) =>
    read
      .filter((one) => one.TYPE_STRUCTURE.toUpperCase() === type && one.CODE_STRUCTURE !== '')
      .map((one) => one.CODE_STRUCTURE)
  into.set(eleveId, {
    divisions: [...new Set([...known.divisions, ...codesOf('D')])],
    groups: [...new Set([...known.groups, ...codesOf('G')])],
  })
}

/** BEE_ELEVES, with or without addresses, blocks in any order (formats §1.2, §1.7.7). */
export function decodeEleves(file: string): FileDecoder<ElevesFile> {
  let header: FileHeader = silentHeader
  const eleves: EleveRow[] = []
  const structures = new Map<string, EleveStructures>()
  const addresses = new Map<string, string>()
  return decoderOf(
    {
      PARAMETRES: (row) => (header = siecleHeader(row)),
      ELEVE: (row, line) => eleves.push(eleveOf(checkRow(eleveSchema, row, line, file))),
      STRUCTURES_ELEVE: (row) => takeStructures(row, structures),
      ADRESSE: takeAdresse(addresses),
    },
    () => ({ kind: 'eleves', file, ...header, eleves, structures, addresses }),
  )
}
