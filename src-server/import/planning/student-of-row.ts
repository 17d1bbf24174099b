import type { StudentId } from '#shared/domain/people/ids.ts'
import type { StudentFile } from '#shared/domain/people/student-file.ts'
import type { BoardingStatus, Student } from '#shared/domain/people/student.ts'
import { must } from '#shared/kernel/must.ts'
import { addDays, plainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { EleveRow, EleveStructures } from '#server/import/decoding/siecle-files.ts'
import { nextStays } from './next-stays.ts'
import type { PlannedStructures } from './plan-structures.ts'
import type { Planning } from './planning.ts'

interface KnownStudent {
  readonly student: Student | undefined
  readonly file: StudentFile | undefined
}

/** CODE_REGIME: 0, 1 externe; 2, 21 to 29 and 6 demi-pensionnaire; 3 to 39, 4 and 5 interne (nomenclature REGIMES). */
export function boardingStatusOf(regime: string): BoardingStatus {
  if (/^(2|6)/.test(regime)) return 'demi-pensionnaire'
  return /^[345]/.test(regime) ? 'interne' : 'externe'
}

/** The records of a pupil after the import. What is not SIECLE's (plans, image right, exit regime) is kept as it was. */
export function studentOf(
  planning: Planning,
  structures: PlannedStructures,
  row: EleveRow,
  belongs: EleveStructures,
  id: StudentId,
  known: KnownStudent,
): { student: Student; file: StudentFile } {
  const enteredOn = entryOf(planning, row, known.student)
  const leftOn = row.lastDay === null ? null : addDays(row.lastDay, 1)
  const dates = { entry: known.student === undefined ? enteredOn : null, on: planning.on, leftOn }
  const divisions = belongs.divisions.flatMap((code) => structures.divisionIds.get(code) ?? [])
  const groups = belongs.groups.flatMap((code) => structures.groups.get(code)?.id ?? [])
  const student: Student = {
    id,
    familyName: row.usageName || row.familyName,
    givenName: row.givenName,
    sex: row.sex,
    divisions: nextStays(known.student?.divisions ?? [], divisions, dates),
    groups: nextStays(known.student?.groups ?? [], groups, dates),
    boardingStatus: boardingStatusOf(row.regime),
    exitRegime: known.student?.exitRegime ?? '',
    plans: known.student?.plans ?? [],
    imageRight: known.student?.imageRight ?? null,
    enteredOn,
    leftOn,
  }
  const address = planning.source.eleves?.addresses.get(row.addressId) ?? known.file?.address ?? ''
  const birthDate = must(row.birthDate, 'a pupil without birth date to be held before')
  return {
    student,
    file: { id, eleveId: row.eleveId, ine: row.ine, birthDate, mef: row.mef, address, phone: row.phone },
  }
}

/** First day in the school this year: DATE_ENTREE when it falls in the year, else 1 September. */
function entryOf(planning: Planning, row: EleveRow, known: Student | undefined): PlainDate {
  const first = plainDate(`${planning.source.schoolYear}-09-01`)
  if (row.enteredOn !== null) return row.enteredOn > first ? row.enteredOn : first
  if (known !== undefined) return known.enteredOn
  return planning.base.students.length === 0 || planning.on < first ? first : planning.on
}
