import type { DivisionId, GroupId, SubjectId } from '#shared/domain/people/ids.ts'
import type { Division, Group, Subject } from '#shared/domain/people/structures.ts'
import { foldText } from '#shared/kernel/fold-text.ts'

export interface Audience {
  readonly divisionIds: readonly DivisionId[]
  readonly groupId: GroupId | null
}

export interface SchoolWords {
  readonly divisions: readonly Division[]
  readonly groups: readonly Group[]
  readonly subjects: readonly Subject[]
}

/** The division or the group that a label of the timetable software means; a part of a division (`<3E> 3°EP1`) is the division. */
export function audienceNamed(labels: readonly string[], words: SchoolWords): Audience | null {
  const found = labels.map((label) => oneNamed(label, words))
  const group = found.find((one) => one?.groupId)
  if (group) return group
  const divisionIds = [...new Set(found.flatMap((one) => one?.divisionIds ?? []))]
  return divisionIds.length === 0 ? null : { divisionIds, groupId: null }
}

function oneNamed(label: string, { divisions, groups }: SchoolWords): Audience | null {
  const part = /^<([^>]+)>\s*(.*)$/.exec(label)
  const name = part?.[2] || label
  const group =
    groups.find((one) => one.code === name) ?? groups.find((one) => foldText(one.label) === foldText(name))
  if (group !== undefined) return { divisionIds: group.divisionIds, groupId: group.id }
  const division =
    divisions.find((one) => one.code === name) ??
    divisions.find((one) => foldText(one.label) === foldText(name)) ??
    divisions.find((one) => one.code === part?.[1])
  return division === undefined ? null : { divisionIds: [division.id], groupId: null }
}

export function subjectNamed(label: string, { subjects }: SchoolWords): SubjectId | null {
  const folded = foldText(label)
  const found = subjects.find(
    (one) => foldText(one.label) === folded || foldText(one.shortLabel) === folded || one.code === label,
  )
  return found?.id ?? null
}
