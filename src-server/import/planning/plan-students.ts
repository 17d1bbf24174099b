import type { StudentId } from '#shared/domain/people/ids.ts'
import { studentFileRecord, type StudentFile } from '#shared/domain/people/student-file.ts'
import { isEnrolledOn, studentRecord, type Student } from '#shared/domain/people/student.ts'
import type { EleveRow, ElevesFile, EleveStructures } from '#server/import/decoding/siecle-files.ts'
import { heldKey } from './held-decision.ts'
import type { HeldPayload } from './held-payload.ts'
import type { KnownSchool } from './known-school.ts'
import { matchStudents, type StudentMatch } from './match-students.ts'
import { endAll } from './next-stays.ts'
import type { PlannedStructures } from './plan-structures.ts'
import { indexBy, type Planning } from './planning.ts'
import { studentOf } from './student-of-row.ts'
import { checkStudents, hasEntered, hasLeft, warnOfStudent } from './student-checks.ts'

export interface PlannedStudents {
  /** Every pupil after the import, by id. */
  readonly students: ReadonlyMap<StudentId, Student>
  /** By ELEVE_ID; those set aside and unknown to the base are not in it. */
  readonly ids: ReadonlyMap<string, StudentId>
  /** ELEVE_ID set aside. */
  readonly held: ReadonlySet<string>
  readonly counts: { readonly students: number; readonly departed: number }
}

const noStructures: EleveStructures = { divisions: [], groups: [] }

/** Pupils of the file matched with those of the base; those whom a full file no longer has are gone from today. */
export function planStudents(planning: Planning, structures: PlannedStructures): PlannedStudents {
  const { base, source } = planning
  const students = new Map(base.students.map((student) => [student.id, student]))
  const ids = new Map(base.files.map((file) => [file.eleveId, file.id]))
  const held = new Set<string>()
  if (source.eleves === null) return { students, ids, held, counts: countBase(planning, students, new Set()) }
  checkStudents(source.eleves)
  const files = indexBy(base.files, (file) => file.id)
  const matches = planning.matches ?? matchStudents(source.eleves.eleves, base.students, base.files)
  const seen = new Set<StudentId>()
  const counts = { students: 0, departed: 0 }
  for (const row of source.eleves.eleves) {
    const verdict = judgeRow(planning, source.eleves, row, matches.get(row.eleveId) ?? { kind: 'new' })
    if (verdict.kind === 'held') {
      held.add(row.eleveId)
      for (const id of verdict.mayBe) seen.add(id)
      countHeld(planning, verdict.mayBe, students, counts)
      continue
    }
    const { student, file } = studentOf(planning, structures, row, verdict.structures, verdict.id, {
      student: students.get(verdict.id),
      file: files.get(verdict.id),
    })
    seen.add(student.id)
    ids.set(row.eleveId, student.id)
    keepStudent(planning, student, file, students, files.get(verdict.id))
    warnOfStudent(planning, row, verdict.structures.divisions, (code) => structures.divisionIds.has(code))
    if (hasLeft(row, planning.on)) counts.departed += 1
    else if (hasEntered(row, planning.on)) counts.students += 1
  }
  warnOfUnknownGroups(planning, source.eleves, structures)
  if (!planning.isPartial) departMissing(planning, students, seen)
  const others = countBase(planning, students, seen)
  return {
    students,
    ids,
    held,
    counts: { students: counts.students + others.students, departed: counts.departed + others.departed },
  }
}

type Verdict =
  | { readonly kind: 'held'; readonly mayBe: readonly StudentId[] }
  | { readonly kind: 'kept'; readonly id: StudentId; readonly structures: EleveStructures }

/** Imported, or set aside until a person decides: what he decided before holds. */
function judgeRow(planning: Planning, eleves: ElevesFile, row: EleveRow, found: StudentMatch): Verdict {
  const { base, notes } = planning
  const structures = eleves.structures.get(row.eleveId) ?? noStructures
  const match = settledMatch(base, row.eleveId, found)
  const mayBe = match.kind === 'known' ? [match.id] : match.kind === 'doubtful' ? match.ids : []
  const payload = heldStudent(planning, eleves, row, structures, mayBe)
  if (row.familyName === '' || row.birthDate === null) {
    notes.hold('pupil-incomplete', eleves.file, row.eleveId, {}, payload)
    return { kind: 'held', mayBe }
  }
  if (match.kind === 'doubtful') {
    notes.hold('pupil-doubtful-match', eleves.file, row.eleveId, {}, payload)
    return { kind: 'held', mayBe }
  }
  const id = match.kind === 'known' ? match.id : (planning.newId() as StudentId)
  if (structures.divisions.length < 2) return { kind: 'kept', id, structures }
  const decision = base.decisions.get(heldKey('pupil-in-two-divisions', row.eleveId))
  if (decision?.kind === 'division' && structures.divisions.includes(decision.code)) {
    return { kind: 'kept', id, structures: { ...structures, divisions: [decision.code] } }
  }
  const codes = structures.divisions.map((code) => `« ${code} »`).join(', ')
  notes.hold('pupil-in-two-divisions', eleves.file, row.eleveId, { codes }, payload)
  return { kind: 'held', mayBe }
}

/** What is kept of a pupil set aside, with those who answer for him. */
function heldStudent(
  { source }: Planning,
  eleves: ElevesFile,
  row: EleveRow,
  structures: EleveStructures,
  mayBe: readonly StudentId[],
): HeldPayload {
  const links = source.responsables?.links.filter((link) => link.eleveId === row.eleveId) ?? []
  const persons =
    source.responsables?.persons.filter((one) => links.some((link) => link.personId === one.personId)) ?? []
  const { divisions, groups } = structures
  return {
    kind: 'pupil',
    file: eleves.file,
    row,
    structures: { divisions: [...divisions], groups: [...groups] },
    address: eleves.addresses.get(row.addressId) ?? '',
    mayBe: [...mayBe],
    links,
    persons,
  }
}

function settledMatch(base: KnownSchool, eleveId: string, found: StudentMatch): StudentMatch {
  if (found.kind !== 'doubtful') return found
  const decision = base.decisions.get(heldKey('pupil-doubtful-match', eleveId))
  if (decision?.kind === 'new-pupil') return { kind: 'new' }
  const same = base.students.find(
    (student) => decision?.kind === 'same-as' && student.id === decision.studentId,
  )
  return same === undefined ? found : { kind: 'known', id: same.id }
}

function keepStudent(
  planning: Planning,
  student: Student,
  file: StudentFile,
  students: Map<StudentId, Student>,
  knownFile: StudentFile | undefined,
): void {
  const { tally, on } = planning
  const known = students.get(student.id)
  const isLeaving =
    known !== undefined && isEnrolledOn(known, on) && student.leftOn !== null && student.leftOn <= on
  const parts = [
    { kind: studentRecord.kind, wanted: student, existing: known },
    { kind: studentFileRecord.kind, wanted: file, existing: knownFile },
  ]
  if (isLeaving) tally.depart(...parts)
  else tally.wantTogether(...parts)
  students.set(student.id, student)
}

/** Pupils of the base who are not in a full file any more (formats §1.7.2): gone as of the day of the import. */
function departMissing(
  planning: Planning,
  students: Map<StudentId, Student>,
  seen: ReadonlySet<StudentId>,
): void {
  const { on, tally } = planning
  for (const student of planning.base.students) {
    if (seen.has(student.id) || (student.leftOn !== null && student.leftOn <= on)) continue
    const gone = {
      ...student,
      leftOn: on,
      divisions: endAll(student.divisions, on),
      groups: endAll(student.groups, on),
    }
    students.set(student.id, gone)
    tally.depart({ kind: studentRecord.kind, wanted: gone, existing: student })
  }
}

function countBase(
  planning: Planning,
  students: ReadonlyMap<StudentId, Student>,
  except: ReadonlySet<StudentId>,
) {
  const others = [...students.values()].filter((student) => !except.has(student.id))
  return {
    students: others.filter((student) => isEnrolledOn(student, planning.on)).length,
    departed: others.filter((student) => student.leftOn !== null && student.leftOn <= planning.on).length,
  }
}

/** A pupil set aside but known to the base is still there as he was. */
function countHeld(
  planning: Planning,
  mayBe: readonly StudentId[],
  students: ReadonlyMap<StudentId, Student>,
  counts: { students: number },
): void {
  const [id] = mayBe
  const known = mayBe.length === 1 && id !== undefined ? students.get(id) : undefined
  if (known !== undefined && isEnrolledOn(known, planning.on)) counts.students += 1
}

function warnOfUnknownGroups(planning: Planning, eleves: ElevesFile, structures: PlannedStructures): void {
  const codes = new Set([...eleves.structures.values()].flatMap((one) => one.groups))
  for (const code of codes) {
    if (!structures.groups.has(code)) planning.notes.warn('unknown-group', eleves.file, code)
  }
}
