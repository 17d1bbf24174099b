import { guardianRecord, type Guardian, type GuardianLink } from '#shared/domain/people/guardian.ts'
import type { GuardianId } from '#shared/domain/people/ids.ts'
import type { PersonneRow, ResponsableRow, ResponsablesFile } from '#server/import/decoding/siecle-files.ts'
import { warnOfGuardians } from './guardian-checks.ts'
import type { PlannedStudents } from './plan-students.ts'
import { indexBy, type Planning } from './planning.ts'

export interface PlannedGuardians {
  readonly counts: { readonly guardians: number; readonly guardianLinks: number }
}

/** Persons of Responsables with their links; those whom a new file no longer has are erased. */
export function planGuardians(planning: Planning, students: PlannedStudents): PlannedGuardians {
  const { base, source, tally } = planning
  const { responsables } = source
  if (responsables === null) {
    const links = base.guardians.flatMap((guardian) => guardian.links)
    return { counts: { guardians: base.guardians.length, guardianLinks: links.length } }
  }
  const known = indexBy(base.guardians, (guardian) => guardian.personId)
  const persons = indexBy([...responsables.persons].reverse(), (person) => person.personId)
  const linksOf = Map.groupBy(responsables.links, (link) => link.personId)
  for (const person of [...persons.values()].reverse()) {
    const existing = known.get(person.personId)
    const links = (linksOf.get(person.personId) ?? []).flatMap((link) =>
      guardianLinkOf(link, students, existing),
    )
    // a partial file tells of one pupil: the person's links to the others stand
    const others = planning.isPartial ? (existing?.links ?? []) : []
    const guardian = guardianOf(
      planning,
      responsables,
      person,
      distinctLinks([...links, ...others]),
      existing,
    )
    tally.want(guardianRecord, guardian, existing)
  }
  for (const guardian of base.guardians) {
    if (!planning.isPartial && !persons.has(guardian.personId)) tally.remove(guardianRecord, guardian.id)
  }
  warnOfGuardians(planning, responsables, students)
  return { counts: { guardians: persons.size, guardianLinks: countLinks(responsables, persons, students) } }
}

/** Links of the file that hold at both ends, those of pupils set aside included: they wait with them. */
function countLinks(
  file: ResponsablesFile,
  persons: ReadonlyMap<string, unknown>,
  students: PlannedStudents,
): number {
  const valid = file.links.filter(
    (link) =>
      persons.has(link.personId) && (students.ids.has(link.eleveId) || students.held.has(link.eleveId)),
  )
  return new Set(valid.map((link) => `${link.personId}|${link.eleveId}`)).size
}

/** The link to a pupil set aside stays as it was; the rest of it waits with him. */
function guardianLinkOf(
  link: ResponsableRow,
  students: PlannedStudents,
  existing: Guardian | undefined,
): GuardianLink[] {
  const studentId = students.ids.get(link.eleveId)
  if (studentId === undefined) return []
  if (students.held.has(link.eleveId))
    return existing?.links.filter((one) => one.studentId === studentId) ?? []
  const { level, kinship, isFirstContact, housesStudent, paysFees } = link
  return [{ studentId, level, kinship, isFirstContact, housesStudent, paysFees }]
}

function distinctLinks(links: readonly GuardianLink[]): GuardianLink[] {
  return [...indexBy([...links].reverse(), (link) => link.studentId).values()].reverse()
}

function guardianOf(
  planning: Planning,
  file: ResponsablesFile,
  person: PersonneRow,
  links: readonly GuardianLink[],
  existing: Guardian | undefined,
): Guardian {
  return {
    id: existing?.id ?? (planning.newId() as GuardianId),
    personId: person.personId,
    civility: person.civility,
    familyName: person.usageName || person.familyName || '?',
    givenName: person.givenName,
    homePhone: person.homePhone,
    mobilePhone: person.mobilePhone,
    workPhone: person.workPhone,
    email: person.email,
    address: file.addresses.get(person.addressId) ?? existing?.address ?? '',
    acceptsSms: person.acceptsSms,
    links,
  }
}
