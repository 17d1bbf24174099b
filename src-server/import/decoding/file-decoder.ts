import { z } from 'zod'
import { refuse } from '#server/import/reading/import-refused.ts'
import type { RowReader } from '#server/import/reading/read-xml.ts'
import { fieldsOf, type XmlNode } from '#server/import/reading/xml-node.ts'
import type { FileHeader } from './siecle-files.ts'
import { refusalDetails } from '#server/import/reading/refusal-detail-labels.fr.ts'

/** Reads the rows of one file, then gives what it read. */
export interface FileDecoder<Decoded> extends RowReader {
  done(): Decoded
}

export type TakeRow = (row: XmlNode, line: number) => void

/** A reader from one function per row name. */
export function decoderOf<Decoded>(
  takers: Readonly<Record<string, TakeRow>>,
  done: () => Decoded,
): FileDecoder<Decoded> {
  return { rows: new Set(Object.keys(takers)), take: (row, line) => takers[row.name]?.(row, line), done }
}

/** Checks the fields of a row; refuses the file when a row cannot be what it says it is. */
export function checkRow<Output>(
  schema: z.ZodType<Output>,
  row: XmlNode,
  line: number,
  file: string,
): Output {
  const parsed = schema.safeParse(fieldsOf(row))
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path.join('.') ?? ''
  return refuse('invalid-content', file, { line, detail: refusalDetails.rowWithout(row.name, field) })
}

const headerSchema = z.object({
  UAJ: z.string().trim().toUpperCase().default(''),
  ANNEE_SCOLAIRE: z.string().trim().default(''),
})

/** PARAMETRES of SIECLE: `<UAJ>0750001A</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE>`. */
export function siecleHeader(row: XmlNode): FileHeader {
  const { UAJ, ANNEE_SCOLAIRE } = headerSchema.parse(fieldsOf(row))
  return headerOf(UAJ, ANNEE_SCOLAIRE)
}

/** @param year as written, « 2026 » or « 2026-2027 » */
export function headerOf(uai: string, year: string): FileHeader {
  const start = /^\d{4}/.exec(year)?.[0]
  return { uai: uai === '' ? null : uai, schoolYear: start === undefined ? null : Number(start) }
}

export const silentHeader: FileHeader = { uai: null, schoolYear: null }
