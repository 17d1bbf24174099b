import { z } from 'zod'
import { codeField, textField } from '#server/import/reading/field-values.ts'
import {
  checkRow,
  decoderOf,
  siecleHeader,
  silentHeader,
  type FileDecoder,
  type TakeRow,
} from './file-decoder.ts'
import type { FileHeader, MatiereRow, NomenclatureFile } from './siecle-files.ts'

const matiereSchema = z.object({
  CODE_MATIERE: codeField,
  CODE: codeField,
  CODE_GESTION: textField(60),
  LIBELLE_COURT: textField(60),
  LIBELLE_LONG: textField(120),
  LIBELLE_EDITION: textField(120),
})

/** MATIERE as SIECLE (@CODE_MATIERE) or STS (@CODE) writes it; a subject without a code is left out (formats §1.5). */
export function takeMatiere(into: Map<string, MatiereRow>, file: string): TakeRow {
  return (row, line) => {
    const read = checkRow(matiereSchema, row, line, file)
    const code = read.CODE_MATIERE || read.CODE
    if (code === '') return
    into.set(code, {
      code,
      shortLabel: read.LIBELLE_COURT || read.CODE_GESTION || code,
      label: read.LIBELLE_EDITION || read.LIBELLE_LONG || read.LIBELLE_COURT || code,
    })
  }
}

/** BEE_NOMENCLATURES: only its subjects are of use today. */
export function decodeNomenclature(file: string): FileDecoder<NomenclatureFile> {
  let header: FileHeader = silentHeader
  const subjects = new Map<string, MatiereRow>()
  return decoderOf(
    { PARAMETRES: (row) => (header = siecleHeader(row)), MATIERE: takeMatiere(subjects, file) },
    () => ({ kind: 'nomenclature', file, ...header, subjects: [...subjects.values()] }),
  )
}
