import type { StudentFile } from '#shared/domain/people/student-file.ts'
import type { Student } from '#shared/domain/people/student.ts'
import type { StudentId } from '#shared/domain/people/ids.ts'
import { foldText } from '#shared/kernel/fold-text.ts'
import type { EleveRow } from '#server/import/decoding/siecle-files.ts'

/** Who a pupil of the file is in the base. */
export type StudentMatch =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly id: StudentId }
  /** It may be any of these, or none: a person decides. */
  | { readonly kind: 'doubtful'; readonly ids: readonly StudentId[] }

interface KnownStudent {
  readonly file: StudentFile
  readonly familyName: string
  readonly givenName: string
}

/**
 * The ministry's order (formats §1.7.9): ELEVE_ID, then INE with the birth date, then family or usage name
 * with given name and birth date. Two keys that name two pupils, or a key against the rest, are doubtful:
 * pupils are never merged on a doubt.
 */
export function matchStudents(
  rows: readonly EleveRow[],
  students: readonly Student[],
  files: readonly StudentFile[],
): Map<string, StudentMatch> {
  const index = indexStudents(rows, students, files)
  const matches = new Map(rows.map((row) => [row.eleveId, matchOne(row, index)]))
  return withoutSharedMatches(matches)
}

interface StudentIndex {
  readonly byEleveId: ReadonlyMap<string, KnownStudent>
  readonly byIne: ReadonlyMap<string, KnownStudent>
  readonly byName: ReadonlyMap<string, readonly KnownStudent[]>
  /** ELEVE_ID of the file: a known pupil who has one of these is not looked for under another. */
  readonly inFile: ReadonlySet<string>
}

function indexStudents(
  rows: readonly EleveRow[],
  students: readonly Student[],
  files: readonly StudentFile[],
): StudentIndex {
  const names = new Map(students.map((student) => [student.id, student]))
  const known = files.flatMap((file): KnownStudent[] => {
    const student = names.get(file.id)
    return student
      ? [{ file, familyName: foldText(student.familyName), givenName: foldText(student.givenName) }]
      : []
  })
  return {
    byEleveId: new Map(known.map((one) => [one.file.eleveId, one])),
    byIne: new Map(known.flatMap((one) => (one.file.ine === null ? [] : [[one.file.ine, one] as const]))),
    byName: Map.groupBy(known, (one) => nameKey(one.familyName, one.givenName, one.file.birthDate)),
    inFile: new Set(rows.map((row) => row.eleveId)),
  }
}

function nameKey(foldedFamily: string, foldedGiven: string, birthDate: string | null): string {
  return `${foldedFamily}|${foldedGiven}|${birthDate}`
}

function familyNamesOf(row: EleveRow): string[] {
  return [...new Set([row.familyName, row.usageName].map(foldText).filter((name) => name !== ''))]
}

function matchOne(row: EleveRow, index: StudentIndex): StudentMatch {
  const byId = index.byEleveId.get(row.eleveId)
  const byIne = row.ine === null ? undefined : index.byIne.get(row.ine)
  if (byId !== undefined) {
    if (byIne !== undefined && byIne !== byId) return { kind: 'doubtful', ids: [byId.file.id, byIne.file.id] }
    return contradicts(row, byId)
      ? { kind: 'doubtful', ids: [byId.file.id] }
      : { kind: 'known', id: byId.file.id }
  }
  if (byIne !== undefined) {
    const isSame = byIne.file.birthDate === row.birthDate && !index.inFile.has(byIne.file.eleveId)
    return isSame ? { kind: 'known', id: byIne.file.id } : { kind: 'doubtful', ids: [byIne.file.id] }
  }
  return matchByName(row, index)
}

function matchByName(row: EleveRow, index: StudentIndex): StudentMatch {
  const candidates = familyNamesOf(row)
    .flatMap((family) => index.byName.get(nameKey(family, foldText(row.givenName), row.birthDate)) ?? [])
    .filter((one) => !index.inFile.has(one.file.eleveId))
    .filter((one) => one.file.ine === null || row.ine === null || one.file.ine === row.ine)
  const ids = [...new Set(candidates.map((one) => one.file.id))]
  const [only] = ids
  if (only === undefined) return { kind: 'new' }
  return ids.length === 1 ? { kind: 'known', id: only } : { kind: 'doubtful', ids }
}

/**
 * Same ELEVE_ID, but hardly anything else is his: a number reused, or two academies that collide (formats §1.7.5).
 * One correction at a time is believed; the same INE is enough.
 */
function contradicts(row: EleveRow, known: KnownStudent): boolean {
  if (row.ine !== null && row.ine === known.file.ine) return false
  const same = [
    familyNamesOf(row).includes(known.familyName),
    foldText(row.givenName) === known.givenName,
    known.file.birthDate === row.birthDate,
  ]
  return same.filter(Boolean).length < 2
}

/** Two pupils of the file that would be the same one of the base: neither is. */
function withoutSharedMatches(matches: Map<string, StudentMatch>): Map<string, StudentMatch> {
  const known = [...matches.values()].flatMap((match) => (match.kind === 'known' ? [match.id] : []))
  const seen = new Set<StudentId>()
  const shared = new Set(known.filter((id) => seen.size === seen.add(id).size))
  if (shared.size === 0) return matches
  return new Map(
    [...matches].map(([eleveId, match]) =>
      match.kind === 'known' && shared.has(match.id)
        ? [eleveId, { kind: 'doubtful', ids: [match.id] }]
        : [eleveId, match],
    ),
  )
}
