import type { Role } from '#shared/domain/core/actor.ts'
import type { StaffId } from '#shared/domain/core/ids.ts'
import { staffMemberRecord, type StaffMember } from '#shared/domain/people/staff-member.ts'
import type { EnseignantRow, IndividuRow, StsFile } from '#server/import/decoding/sts-files.ts'
import { positions, staffTitle } from './staff-title-labels.fr.ts'
import type { LeadersByDivision } from './plan-structures.ts'
import { indexBy, type Planning } from './planning.ts'

export interface PlannedStaff {
  /** `epp:1234` → the person, those of the base included. */
  readonly ids: ReadonlyMap<string, StaffId>
  readonly members: ReadonlyMap<StaffId, StaffMember>
  /** Whether any file or the base says who the persons are: without it no teacher is « unknown ». */
  readonly isKnown: boolean
  readonly leaders: LeadersByDivision
  readonly counts: { readonly staff: number }
}

/** An id of STS is only unique with its type (formats §2.3). */
export function staffKey(person: { readonly id: string; readonly type: string }): string {
  return `${person.type || 'epp'}:${person.id}`
}

/** The person an ENSEIGNANT names; without a type, epp first. */
export function staffIdOf(staff: PlannedStaff, teacher: EnseignantRow): StaffId | undefined {
  if (teacher.type !== '') return staff.ids.get(staffKey(teacher))
  return staff.ids.get(`epp:${teacher.id}`) ?? staff.ids.get(`local:${teacher.id}`)
}

/** Persons of STS. Those a new file no longer has stay: what they did keeps their name. */
export function planStaff(planning: Planning): PlannedStaff {
  const { base, source, tally } = planning
  const rows = personsOf(source.sts, source.edt)
  const ids = new Map(base.staffKeys)
  const members = indexBy(base.staff, (member) => member.id)
  for (const [key, row] of rows) {
    const id = ids.get(key) ?? (planning.newId() as StaffId)
    const existing = members.get(id)
    const member = memberOf(row, id, existing)
    ids.set(key, id)
    members.set(id, member)
    tally.want(staffMemberRecord, member, existing)
  }
  return {
    ids,
    members,
    isKnown: ids.size > 0,
    leaders: rows.size === 0 ? null : leadersOf(planning, rows, ids),
    counts: { staff: rows.size > 0 ? rows.size : base.staffKeys.size },
  }
}

function personsOf(sts: StsFile | null, edt: StsFile | null): Map<string, IndividuRow> {
  const persons = [...(edt?.persons ?? []), ...(sts?.persons ?? [])]
  const byKey = indexBy(persons, staffKey)
  return new Map([...byKey].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Roles that a person was given by hand (administrator, secretariat…) stay, and a title of his own with them. */
function memberOf(row: IndividuRow, id: StaffId, existing: StaffMember | undefined): StaffMember {
  const role: Role | null = row.position === '' ? 'teacher' : (positions[row.position]?.role ?? null)
  const roles = new Set([...(existing?.roles ?? []), ...(role === null ? [] : [role])])
  const discipline = row.disciplines.find((label) => label !== '') ?? ''
  const isSameJob = existing !== undefined && existing.roles.length === roles.size
  const title = isSameJob ? existing.title : staffTitle(row.position, row.civility, discipline)
  const { civility, familyName, givenName } = row
  return { id, civility, familyName, givenName, roles: [...roles], title }
}

/** Professeurs principaux, those whose time is over left out. */
function leadersOf(
  planning: Planning,
  rows: ReadonlyMap<string, IndividuRow>,
  ids: ReadonlyMap<string, StaffId>,
): Map<string, StaffId[]> {
  const leaders = new Map<string, StaffId[]>()
  for (const [key, row] of rows) {
    const id = ids.get(key)
    for (const led of row.divisionsLed) {
      if (id === undefined || (led.to !== null && led.to < planning.on)) continue
      leaders.set(led.code, [...new Set([...(leaders.get(led.code) ?? []), id])])
    }
  }
  return leaders
}
