import type { SubjectId } from '#shared/domain/people/ids.ts'
import { subjectRecord, type Subject } from '#shared/domain/people/structures.ts'
import type { MatiereRow } from '#server/import/decoding/siecle-files.ts'
import { indexBy, type Planning } from './planning.ts'

export interface PlannedSubjects {
  readonly ids: ReadonlyMap<string, SubjectId>
  readonly subjects: readonly Subject[]
  readonly counts: { readonly subjects: number }
}

/** Subjects of the Nomenclature; STS adds those it alone knows, and a service may name one that nobody listed. */
export function planSubjects(planning: Planning): PlannedSubjects {
  const { base, source, tally } = planning
  const known = indexBy(base.subjects, (subject) => subject.code)
  const planned = new Map(known)
  const done = new Set<string>()
  const want = (row: MatiereRow, isOfSiecle: boolean) => {
    if (done.has(row.code)) return
    done.add(row.code)
    const existing = known.get(row.code)
    const id = existing?.id ?? (planning.newId() as SubjectId)
    // The Nomenclature has the last word on a label that it may have given before.
    const wanted =
      existing !== undefined && !isOfSiecle
        ? existing
        : { id, code: row.code, shortLabel: row.shortLabel, label: row.label }
    planned.set(row.code, wanted)
    tally.want(subjectRecord, wanted, existing)
  }
  for (const row of source.nomenclature?.subjects ?? []) want(row, true)
  for (const file of [source.sts, source.edt]) for (const row of file?.subjects ?? []) want(row, false)
  for (const code of taughtCodes(planning)) want({ code, shortLabel: code, label: code }, false)
  const subjects = [...planned.values()]
  return {
    ids: new Map(subjects.map((subject) => [subject.code, subject.id])),
    subjects,
    counts: { subjects: subjects.length },
  }
}

function taughtCodes({ source }: Planning): string[] {
  const structures = [source.sts, source.edt].flatMap((file) => [
    ...(file?.divisions ?? []),
    ...(file?.groups ?? []),
  ])
  return structures
    .flatMap((row) => row.services.map((service) => service.subjectCode))
    .filter((code) => code !== '')
}
