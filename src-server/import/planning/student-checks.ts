import type { EleveRow, ElevesFile } from '#server/import/decoding/siecle-files.ts'
import { refuse } from '#server/import/reading/import-refused.ts'
import type { Planning } from './planning.ts'

/** @throws ImportRefused for a file without pupils, and for an identifier that two pupils share */
export function checkStudents(eleves: ElevesFile): void {
  if (eleves.eleves.length === 0) refuse('no-pupil', eleves.file)
  const ids = new Set<string>()
  const byIne = new Map<string, string>()
  for (const { eleveId, ine } of eleves.eleves) {
    if (ids.has(eleveId)) refuse('duplicate-eleve-id', eleves.file, { id: eleveId })
    ids.add(eleveId)
    if (ine === null) continue
    const other = byIne.get(ine)
    if (other !== undefined) refuse('duplicate-ine', eleves.file, { ine, ids: `${other} et ${eleveId}` })
    byIne.set(ine, eleveId)
  }
}

/** DATE_SORTIE is the last day in the school: gone from the day after. « Never » is 31/12/9999 (formats §1.1). */
export function hasLeft(row: EleveRow, on: string): boolean {
  return row.lastDay !== null && row.lastDay < on
}

export function hasEntered(row: EleveRow, on: string): boolean {
  return row.enteredOn === null || row.enteredOn <= on
}

/** Warnings on pupils who are of the school or about to be: those gone are only kept for their history. */
export function warnOfStudent(
  planning: Planning,
  row: EleveRow,
  divisions: readonly string[],
  isKnownDivision: (code: string) => boolean,
): void {
  const { notes, source, on } = planning
  const file = source.eleves?.file ?? ''
  if (hasLeft(row, on)) return
  if (row.ine === null) notes.warn('missing-ine', file, row.eleveId)
  const [code] = divisions
  if (code === undefined) notes.warn('pupil-without-division', file, row.eleveId)
  else if (!isKnownDivision(code)) notes.warn('unknown-division', file, row.eleveId, { code })
}
