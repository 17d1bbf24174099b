import type { StsFile } from '#server/import/decoding/sts-files.ts'
import type { LeadersByDivision } from './plan-structures.ts'
import { stsFileName } from './plan-structures.ts'
import type { Planning } from './planning.ts'
import { hasLeft } from './student-checks.ts'

/** What SIECLE and STS say differently of divisions and groups. Judged only when both sides are in this import. */
export function warnOfStructures(planning: Planning, leaders: LeadersByDivision): void {
  warnOfEmptyGroups(planning)
  const { sts, edt } = planning.source
  const files = [sts, edt].filter((file) => file !== null)
  if (files.length === 0) return
  warnOfGroupsUnknownToSts(planning, files)
  warnOfDivisions(planning, files, leaders)
}

function warnOfEmptyGroups({ source, notes, on }: Planning): void {
  const { structures, eleves } = source
  if (structures === null || eleves === null) return
  const present = eleves.eleves.filter((row) => !hasLeft(row, on))
  const filled = new Set(present.flatMap((row) => eleves.structures.get(row.eleveId)?.groups ?? []))
  for (const { code } of structures.groups)
    if (!filled.has(code)) notes.warn('group-without-member', structures.file, code)
}

function warnOfGroupsUnknownToSts({ source, notes }: Planning, files: readonly StsFile[]): void {
  const { structures } = source
  if (structures === null) return
  const inSts = new Set(files.flatMap((file) => file.groups.map((group) => group.code)))
  for (const { code } of structures.groups)
    if (!inSts.has(code)) notes.warn('group-only-in-siecle', structures.file, code)
}

function warnOfDivisions(planning: Planning, files: readonly StsFile[], leaders: LeadersByDivision): void {
  const { source, notes } = planning
  const inSts = files.flatMap((file) => file.divisions)
  const served = new Set(
    inSts.filter((division) => division.services.length > 0).map((division) => division.code),
  )
  const codes =
    source.structures === null
      ? new Set(inSts.map((division) => division.code))
      : new Set(source.structures.divisions.map((division) => division.code))
  const file = stsFileName(planning)
  for (const code of codes) {
    if (!served.has(code)) notes.warn('division-without-service', file, code)
    if (leaders !== null && !leaders.has(code))
      notes.warn('division-without-professeur-principal', file, code)
  }
}
