import type { StaffId } from '#shared/domain/core/ids.ts'
import type { DivisionId, GroupId } from '#shared/domain/people/ids.ts'
import { divisionRecord, groupRecord, type Division, type Group } from '#shared/domain/people/structures.ts'
import type { GroupeRow, StructureRow } from '#server/import/decoding/siecle-files.ts'
import type { StsDivisionRow, StsGroupRow } from '#server/import/decoding/sts-files.ts'
import { indexBy, type Planning } from './planning.ts'

export interface PlannedStructures {
  readonly divisionIds: ReadonlyMap<string, DivisionId>
  readonly divisions: readonly Division[]
  readonly groups: ReadonlyMap<string, Group>
  readonly counts: { readonly divisions: number; readonly groups: number }
}

/** Who leads which division, from STS; null when no file of this import says it. */
export type LeadersByDivision = ReadonlyMap<string, readonly StaffId[]> | null

/** Divisions and groups: Structures first, what only STS knows after it, the codes of the pupils when there is neither. */
export function planStructures(planning: Planning, leaders: LeadersByDivision): PlannedStructures {
  const divisions = planDivisions(planning, leaders)
  const divisionIds = new Map([...divisions.values()].map((division) => [division.code, division.id]))
  const groups = planGroups(planning, divisionIds)
  const { structures } = planning.source
  return {
    divisionIds,
    divisions: [...divisions.values()],
    groups,
    counts: {
      divisions: structures?.divisions.length ?? divisions.size,
      groups: structures?.groups.length ?? groups.size,
    },
  }
}

/** Structures of STS that hold services or that no SIECLE file could have given. */
function stsRows<Row extends StsDivisionRow | StsGroupRow>(
  planning: Planning,
  rowsOf: (key: 'divisions' | 'groups') => readonly Row[],
  key: 'divisions' | 'groups',
): Row[] {
  const rows = rowsOf(key)
  const byCode = indexBy([...rows].reverse(), (row) => row.code)
  return [...byCode.values()]
    .reverse()
    .filter((row) => row.code !== '' && (planning.source.structures === null || row.services.length > 0))
}

function planDivisions(planning: Planning, leaders: LeadersByDivision): Map<string, Division> {
  const { source, base, notes, tally } = planning
  const known = indexBy(base.divisions, (division) => division.code)
  const planned = new Map(known)
  const want = (row: StructureRow, label: string) => {
    const existing = known.get(row.code)
    const id = existing?.id ?? (planning.newId() as DivisionId)
    const professeurPrincipalIds =
      leaders === null ? (existing?.professeurPrincipalIds ?? []) : (leaders.get(row.code) ?? [])
    const division: Division = { id, code: row.code, label, professeurPrincipalIds }
    planned.set(row.code, division)
    tally.want(divisionRecord, division, existing)
  }
  const done = new Set(source.structures?.divisions.map((row) => row.code))
  for (const row of source.structures?.divisions ?? []) want(row, row.label)
  for (const row of stsRows(
    planning,
    () => [...(source.sts?.divisions ?? []), ...(source.edt?.divisions ?? [])],
    'divisions',
  )) {
    if (done.has(row.code)) continue
    done.add(row.code)
    want(row, known.get(row.code)?.label ?? (row.label || row.code))
    if (source.structures !== null) notes.warn('division-only-in-sts', stsFileName(planning), row.code)
  }
  for (const code of codesOfStudents(planning, 'divisions', planned)) want({ code, label: code }, code)
  return planned
}

function planGroups(planning: Planning, divisionIds: ReadonlyMap<string, DivisionId>): Map<string, Group> {
  const { source, base, notes, tally } = planning
  const known = indexBy(base.groups, (group) => group.code)
  const planned = new Map(known)
  const want = (row: GroupeRow, label: string) => {
    const existing = known.get(row.code)
    const divisions = row.divisionCodes.flatMap((code) => divisionIds.get(code) ?? [])
    const group = {
      id: existing?.id ?? (planning.newId() as GroupId),
      code: row.code,
      label,
      divisionIds: divisions.length > 0 ? divisions : (existing?.divisionIds ?? []),
    }
    planned.set(row.code, group)
    tally.want(groupRecord, group, existing)
  }
  const done = new Set(source.structures?.groups.map((row) => row.code))
  for (const row of source.structures?.groups ?? []) want(row, row.label)
  for (const row of stsRows(
    planning,
    () => [...(source.sts?.groups ?? []), ...(source.edt?.groups ?? [])],
    'groups',
  )) {
    if (done.has(row.code)) continue
    done.add(row.code)
    const existing = known.get(row.code)
    // SIECLE has the last word on a group that it gave before: STS alone does not rewrite it.
    if (existing !== undefined && source.structures === null) tally.want(groupRecord, existing, existing)
    else want(row, existing?.label ?? (row.label || row.code))
    if (source.structures !== null) notes.warn('group-only-in-sts', stsFileName(planning), row.code)
  }
  for (const code of codesOfStudents(planning, 'groups', planned))
    want({ code, label: code, divisionCodes: [] }, code)
  return planned
}

export function stsFileName(planning: Planning): string {
  return planning.source.sts?.file ?? planning.source.edt?.file ?? ''
}

/** When the base and the files know no structure at all, the pupils' own codes are all there is. */
function codesOfStudents(
  planning: Planning,
  key: 'divisions' | 'groups',
  planned: ReadonlyMap<string, unknown>,
): string[] {
  const { source } = planning
  if (source.structures !== null || source.eleves === null || planned.size > 0) return []
  return [...new Set([...source.eleves.structures.values()].flatMap((one) => one[key]))]
}
