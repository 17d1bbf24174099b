import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { schoolYearOf } from '#shared/kernel/school-year.ts'
import type { CalendarFile } from '#server/import/decoding/calendar-file.ts'
import type { IcalendarFile } from '#server/import/decoding/icalendar-file.ts'
import type {
  ElevesFile,
  NomenclatureFile,
  ResponsablesFile,
  StructuresFile,
} from '#server/import/decoding/siecle-files.ts'
import type { StsFile } from '#server/import/decoding/sts-files.ts'
import type { DecodedFile } from '#server/import/reading/decoded-file.ts'
import { refuse } from '#server/import/reading/import-refused.ts'
import { kindNames } from '#server/import/reading/wrong-file-labels.fr.ts'
import type { KnownSchool } from './known-school.ts'
import { refusalDetails } from '#server/import/reading/refusal-detail-labels.fr.ts'

/** The files of one import, sorted by what they are, known to be of one school and one year. */
export interface ImportSource {
  readonly uai: string
  readonly schoolYear: number
  readonly eleves: ElevesFile | null
  readonly responsables: ResponsablesFile | null
  readonly structures: StructuresFile | null
  readonly nomenclature: NomenclatureFile | null
  readonly sts: StsFile | null
  readonly edt: StsFile | null
  readonly calendar: CalendarFile | null
  readonly icalendars: readonly IcalendarFile[]
}

type Kind = DecodedFile['kind']

/** @throws ImportRefused for a file given twice, of another school or of another year */
export function sortFiles(files: readonly DecodedFile[], base: KnownSchool, on: PlainDate): ImportSource {
  refuseDuplicates(files)
  const uai = agreedOn(files, 'uai', base.school?.uai ?? null, 'other-school')
  const schoolYear = agreedOn(
    files,
    'schoolYear',
    base.school?.schoolYear ?? null,
    'other-school-year',
    schoolYearLabel,
  )
  if (uai === null)
    return refuse(
      files.length > 0 && files.every(isAddOn) ? 'school-unknown' : 'no-school-header',
      files[0]?.file ?? '',
    )
  if (!/^\d{7}[A-Z]$/.test(uai))
    return refuse('invalid-content', files[0]?.file ?? '', {
      line: 1,
      detail: refusalDetails.notUai(uai),
    })
  const only = <K extends Kind>(kind: K) =>
    (files.find((file) => file.kind === kind) as Extract<DecodedFile, { kind: K }> | undefined) ?? null
  return {
    uai,
    schoolYear: schoolYear ?? schoolYearOf(on),
    eleves: only('eleves'),
    responsables: only('responsables'),
    structures: only('structures'),
    nomenclature: only('nomenclature'),
    sts: files.find((file): file is StsFile => file.kind === 'sts') ?? null,
    edt: files.find((file): file is StsFile => file.kind === 'edt') ?? null,
    calendar: only('calendar'),
    icalendars: files.filter((file) => file.kind === 'icalendar'),
  }
}

function isAddOn(file: DecodedFile): boolean {
  return file.kind === 'calendar' || file.kind === 'icalendar'
}

/** One file of a kind; several iCalendars are the timetables of several teachers, unless one is there twice. */
function refuseDuplicates(files: readonly DecodedFile[]): void {
  const seen = new Map<string, string>()
  for (const file of files) {
    const key =
      file.kind === 'icalendar'
        ? `icalendar|${file.calendarName}|${file.events.map((event) => event.key).join()}`
        : file.kind
    const other = seen.get(key)
    if (other !== undefined) refuse('duplicate-file', file.file, { other, what: kindNames[file.kind] })
    seen.set(key, file.file)
  }
}

function schoolYearLabel(year: string | number): string {
  return `${year}-${Number(year) + 1}`
}

/** What all files say, and the base; the odd one out is refused, by majority when the base has no say. */
function agreedOn<Field extends 'uai' | 'schoolYear'>(
  files: readonly DecodedFile[],
  field: Field,
  inBase: string | number | null,
  code: 'other-school' | 'other-school-year',
  label: (value: string | number) => string = String,
): (Field extends 'uai' ? string : number) | null {
  const said = files.flatMap((file) => {
    const value = 'uai' in file ? file[field] : null
    return value === null ? [] : [{ file: file.file, value }]
  })
  const expected = inBase ?? mostFrequent(said.map((one) => one.value))
  const odd = said.find((one) => one.value !== expected)
  if (odd !== undefined && expected !== null)
    refuse(code, odd.file, { found: label(odd.value), expected: label(expected) })
  return expected as (Field extends 'uai' ? string : number) | null
}

function mostFrequent(values: readonly (string | number)[]): string | number | null {
  const counts = new Map<string | number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce<[string | number | null, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [null, 0],
  )[0]
}
