import { z } from 'zod'
import { codeField, dateOf, textField } from '#server/import/reading/field-values.ts'
import { childrenOf, descendantsOf, fieldsOf, type XmlNode } from '#server/import/reading/xml-node.ts'
import { individuOf } from './decode-individu.ts'
import { takeMatiere } from './decode-nomenclature.ts'
import { servicesIn } from './decode-service.ts'
import { checkRow, decoderOf, headerOf, type FileDecoder } from './file-decoder.ts'
import type { MatiereRow } from './siecle-files.ts'
import type { AlternanceRow, IndividuRow, StsDivisionRow, StsFile, StsGroupRow } from './sts-files.ts'

const structureSchema = z.object({ CODE: codeField, LIBELLE_LONG: textField(60) })
const uajSchema = z.object({
  CODE: textField(8),
  SIGLE: textField(20),
  DENOM_PRINC: textField(80),
  DENOM_COMPL: textField(80),
})

type StsParameters = Pick<StsFile, 'uai' | 'schoolYear' | 'school' | 'yearFrom' | 'yearTo'>

const silent: StsParameters = {
  uai: null,
  schoolYear: null,
  school: { academy: '', name: '' },
  yearFrom: null,
  yearTo: null,
}

function parametersOf(row: XmlNode): StsParameters {
  const uaj = childrenOf(row, 'UAJ')[0]
  const year = childrenOf(row, 'ANNEE_SCOLAIRE')[0]
  const read = uajSchema.parse(uaj ? fieldsOf(uaj) : {})
  const academy = uaj && childrenOf(uaj, 'ACADEMIE')[0]
  const dates = year ? fieldsOf(year) : {}
  return {
    ...headerOf(
      (read.CODE || (uaj?.text.trim() ?? '')).toUpperCase(),
      (year?.attributes['ANNEE'] ?? year?.text ?? '').trim(),
    ),
    school: {
      academy: (academy ? fieldsOf(academy)['LIBELLE'] : undefined)?.trim() ?? '',
      name: `${read.DENOM_PRINC || read.SIGLE} ${read.DENOM_COMPL}`.trim(),
    },
    yearFrom: dateOf(dates['DATE_DEBUT'] ?? ''),
    yearTo: dateOf(dates['DATE_FIN'] ?? ''),
  }
}

function divisionCodesOf(row: XmlNode): string[] {
  return descendantsOf(row, 'DIVISION_APPARTENANCE')
    .map((node) => node.attributes['CODE'] ?? fieldsOf(node)['CODE_STRUCTURE'] ?? '')
    .filter((code) => code.trim() !== '')
}

function alternanceOf(row: XmlNode): AlternanceRow {
  const weeks = descendantsOf(row, 'DATE_DEBUT_SEMAINE').map((node) => dateOf(node.text))
  return { code: row.attributes['CODE'] ?? '', weeks: weeks.filter((week) => week !== null) }
}

/** STS_EDT and EDT_STS: people, structures and services; alternating weeks and COURS in the second (formats §2). */
export function decodeSts(kind: 'sts' | 'edt', file: string): FileDecoder<StsFile> {
  let parameters = silent
  let unreadableCourses = 0
  const subjects = new Map<string, MatiereRow>()
  const persons: IndividuRow[] = []
  const divisions: StsDivisionRow[] = []
  const groups: StsGroupRow[] = []
  const alternances: AlternanceRow[] = []
  const structureOf = (row: XmlNode, line: number) => {
    const read = checkRow(structureSchema, row, line, file)
    return {
      code: read.CODE,
      label: read.LIBELLE_LONG,
      services: servicesIn(row, () => (unreadableCourses += 1)),
    }
  }
  return decoderOf(
    {
      PARAMETRES: (row) => (parameters = parametersOf(row)),
      MATIERE: takeMatiere(subjects, file),
      INDIVIDU: (row, line) => persons.push(individuOf(row, line, file)),
      DIVISION: (row, line) => divisions.push(structureOf(row, line)),
      GROUPE: (row, line) => groups.push({ ...structureOf(row, line), divisionCodes: divisionCodesOf(row) }),
      ALTERNANCE: (row) => alternances.push(alternanceOf(row)),
    },
    () => ({
      kind,
      file,
      ...parameters,
      subjects: [...subjects.values()],
      persons,
      divisions,
      groups,
      alternances,
      unreadableCourses,
    }),
  )
}
