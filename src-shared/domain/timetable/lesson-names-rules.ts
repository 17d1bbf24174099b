import type { Facts } from '#shared/domain/core/command.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { courtesyName } from '#shared/domain/people/person-name.ts'
import { staffMemberRecord } from '#shared/domain/people/staff-member.ts'
import { divisionRecord, groupRecord, subjectRecord } from '#shared/domain/people/structures.ts'
import type { DivisionId } from '#shared/domain/people/ids.ts'
import type { Lesson } from './lesson.ts'

/** A division as it is called, « 3e B »; its id when it is not known here. */
export function divisionName(facts: Facts, id: DivisionId): string {
  const division = facts.get(divisionRecord, id)
  return division ? division.label || division.code : id
}

/** Whom a lesson is for, as it is called: its group, else its divisions. */
export function audienceName(facts: Facts, lesson: Pick<Lesson, 'groupId' | 'divisionIds'>): string {
  const group = lesson.groupId === null ? undefined : facts.get(groupRecord, lesson.groupId)
  if (group) return group.label || group.code
  return lesson.divisionIds.map((id) => divisionName(facts, id)).join(' + ')
}

/** The subject of a lesson, in full; empty when it is not known here. */
export function subjectName(facts: Facts, lesson: Pick<Lesson, 'subjectId'>): string {
  const subject = facts.get(subjectRecord, lesson.subjectId)
  return subject?.label || subject?.shortLabel || ''
}

/** « M. Oliveira »; empty when he is not known here. */
export function staffName(facts: Facts, id: StaffId): string {
  const person = facts.get(staffMemberRecord, id)
  return person ? courtesyName(person) : ''
}
