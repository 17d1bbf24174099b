import { z } from 'zod'
import { codeField, textField } from '#server/import/reading/field-values.ts'
import { descendantsOf, type XmlNode } from '#server/import/reading/xml-node.ts'
import { checkRow, decoderOf, siecleHeader, silentHeader, type FileDecoder } from './file-decoder.ts'
import type { FileHeader, GroupeRow, StructureRow, StructuresFile } from './siecle-files.ts'

const structureSchema = z.object({ CODE_STRUCTURE: codeField, LIBELLE_LONG: textField(60) })

function divisionCodesOf(row: XmlNode): string[] {
  const memberships = descendantsOf(row, 'DIVISION_APPARTENANCE')
  const codes = memberships.flatMap((one) => [
    ...descendantsOf(one, 'CODE_STRUCTURE').map((node) => node.text),
    one.attributes['CODE_STRUCTURE'] ?? one.attributes['CODE'] ?? '',
  ])
  return [...new Set(codes.filter((code) => code.trim() !== ''))]
}

/** BEE_STRUCTURES: divisions and groups (formats §1.4). */
export function decodeStructures(file: string): FileDecoder<StructuresFile> {
  let header: FileHeader = silentHeader
  const divisions = new Map<string, StructureRow>()
  const groups = new Map<string, GroupeRow>()
  const structureOf = (row: XmlNode, line: number): StructureRow => {
    const read = checkRow(structureSchema, row, line, file)
    return { code: read.CODE_STRUCTURE, label: read.LIBELLE_LONG || read.CODE_STRUCTURE }
  }
  return decoderOf(
    {
      PARAMETRES: (row) => (header = siecleHeader(row)),
      DIVISION: (row, line) => {
        const read = structureOf(row, line)
        if (read.code !== '') divisions.set(read.code, read)
      },
      GROUPE: (row, line) => {
        const read = structureOf(row, line)
        if (read.code !== '') groups.set(read.code, { ...read, divisionCodes: divisionCodesOf(row) })
      },
    },
    () => ({
      kind: 'structures',
      file,
      ...header,
      divisions: [...divisions.values()],
      groups: [...groups.values()],
    }),
  )
}
