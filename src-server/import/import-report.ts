import type { ChangeCounts } from './planning/change-tally.ts'
import type { ImportNote } from './planning/import-notes.ts'
import type { ImportCounts, ImportPlan } from './planning/plan-import.ts'
import type { Refusal } from './reading/import-refused.ts'

/** What `--json` prints of an import that was taken (issue 2 §3). */
export interface ImportReport {
  /** UAI. */
  readonly school: string
  readonly schoolYear: number
  readonly counts: ImportCounts
  readonly changes: ChangeCounts
  readonly warnings: readonly ImportNote[]
  readonly held: readonly ImportNote[]
  /** False for a dry run only. */
  readonly written: boolean
}

/** What `--json` prints of an import that was not. */
export interface ImportRefusal {
  readonly refused: Refusal
}

export function isRefusal(result: ImportReport | ImportRefusal): result is ImportRefusal {
  return 'refused' in result
}

export function reportOf(plan: ImportPlan, written: boolean): ImportReport {
  const { created, updated, unchanged, departed } = plan.tally
  return {
    school: plan.school.uai,
    schoolYear: plan.school.schoolYear,
    counts: plan.counts,
    changes: { created, updated, unchanged, departed },
    warnings: plan.warnings.map(noteOf),
    held: plan.held.map(noteOf),
    written,
  }
}

function noteOf({ code, file, id, message }: ImportNote): ImportNote {
  return { code, file, id, message }
}
