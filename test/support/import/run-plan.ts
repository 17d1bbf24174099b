import { nothingKnown, type KnownSchool } from '#server/import/planning/known-school.ts'
import { planImport, type ImportPlan } from '#server/import/planning/plan-import.ts'
import type { GivenFile } from '#server/import/reading/byte-source.ts'
import { ImportRefused, type Refusal } from '#server/import/reading/import-refused.ts'
import { readGivenFiles } from '#server/import/reading/read-given-files.ts'
import type { RecordBody } from '#shared/domain/core/record-type.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'

export const testDay = '2026-11-16'

let lastId = 0

/** Reads the files and plans them, as `portal import` does before it writes. */
export async function planFiles(
  files: readonly GivenFile[],
  base: KnownSchool = nothingKnown,
  on = testDay,
): Promise<ImportPlan> {
  const decoded = await readGivenFiles(files)
  return planImport(decoded, base, { on: plainDate(on), newId: () => `id-${++lastId}` })
}

/** The refusal that these files meet. */
export async function refusalOf(
  files: readonly GivenFile[],
  base: KnownSchool = nothingKnown,
): Promise<Refusal> {
  try {
    await planFiles(files, base)
  } catch (error) {
    if (error instanceof ImportRefused) return error.refusal
    throw error
  }
  throw new Error('the import was not refused')
}

/** The base as it is once a plan is written. */
export function baseAfter(base: KnownSchool, plan: ImportPlan): KnownSchool {
  const merge = <T extends RecordBody>(kind: string, records: readonly T[]): T[] => {
    const byId = new Map(records.map((record) => [record.id, record]))
    for (const change of plan.changes) {
      if (change.kind !== kind) continue
      if (change.op === 'put') byId.set(change.record.id, change.record as T)
      else byId.delete(change.id)
    }
    return [...byId.values()]
  }
  return {
    ...base,
    school: plan.school,
    divisions: merge('division', base.divisions),
    groups: merge('group', base.groups),
    subjects: merge('subject', base.subjects),
    services: merge('teachingService', base.services),
    staff: merge('staffMember', base.staff),
    staffKeys: plan.staffKeys,
    students: merge('student', base.students),
    files: merge('studentFile', base.files),
    guardians: merge('guardian', base.guardians),
    lessons: merge('lesson', base.lessons),
    icalendarKeys: plan.icalendarKeys,
    holidays: merge('holiday', base.holidays),
  }
}

/** Codes and identifiers of what the person is told, as `code id`. */
export function told(notes: readonly { readonly code: string; readonly id: string }[]): string[] {
  return notes.map((note) => `${note.code} ${note.id}`).sort()
}
