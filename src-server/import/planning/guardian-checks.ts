import { foldText } from '#shared/kernel/fold-text.ts'
import { isEnrolledOn, type Student } from '#shared/domain/people/student.ts'
import type { PersonneRow, ResponsableRow, ResponsablesFile } from '#server/import/decoding/siecle-files.ts'
import type { PlannedStudents } from './plan-students.ts'
import type { Planning } from './planning.ts'

/** Everything odd between pupils and those who answer for them. */
export function warnOfGuardians(planning: Planning, file: ResponsablesFile, students: PlannedStudents): void {
  const isKnownStudent = (eleveId: string) => students.ids.has(eleveId) || students.held.has(eleveId)
  warnOfLinks(planning, file, isKnownStudent)
  warnOfPersons(planning, file, isKnownStudent)
  warnOfTwins(planning, file)
  warnOfStudentsAlone(planning, file, students)
}

function warnOfLinks(
  { notes }: Planning,
  file: ResponsablesFile,
  isKnownStudent: (eleveId: string) => boolean,
): void {
  const persons = new Set(file.persons.map((person) => person.personId))
  const seen = new Set<string>()
  for (const { personId, eleveId } of file.links) {
    if (!persons.has(personId)) notes.warn('link-unknown-person', file.file, personId, { eleveId })
    if (!isKnownStudent(eleveId)) notes.warn('link-unknown-pupil', file.file, eleveId, { personId })
    const key = `${personId}|${eleveId}`
    if (seen.has(key)) notes.warn('guardian-twice', file.file, personId, { eleveId })
    seen.add(key)
  }
}

function warnOfPersons(
  { notes }: Planning,
  file: ResponsablesFile,
  isKnownStudent: (eleveId: string) => boolean,
): void {
  const answering = new Set(
    file.links.filter((link) => isKnownStudent(link.eleveId)).map((link) => link.personId),
  )
  const seen = new Set<string>()
  for (const person of file.persons) {
    const { personId } = person
    if (seen.has(personId)) notes.warn('guardian-twice', file.file, personId, { other: personId })
    seen.add(personId)
    if (!answering.has(personId)) notes.warn('guardian-without-pupil', file.file, personId)
    if (!hasContact(person)) notes.warn('guardian-without-contact', file.file, personId)
  }
}

function hasContact(person: PersonneRow): boolean {
  return [person.homePhone, person.mobilePhone, person.workPhone, person.email].some(
    (contact) => contact !== '',
  )
}

/** Two PERSONNE_ID of one name who answer for one pupil, or who have one number: one person entered twice. */
function warnOfTwins({ notes }: Planning, file: ResponsablesFile): void {
  const linksOfPerson = Map.groupBy(file.links, (link) => link.personId)
  const byName = Map.groupBy(file.persons, (person) =>
    foldText(`${person.usageName || person.familyName}|${person.givenName}`),
  )
  for (const namesakes of byName.values()) {
    for (const [at, person] of namesakes.entries()) {
      const other = namesakes
        .slice(0, at)
        .find((one) => one.personId !== person.personId && looksSame(one, person, linksOfPerson))
      if (other !== undefined)
        notes.warn('guardian-twice', file.file, person.personId, { other: other.personId })
    }
  }
}

function looksSame(
  a: PersonneRow,
  b: PersonneRow,
  linksOf: ReadonlyMap<string, readonly ResponsableRow[]>,
): boolean {
  const elevesOfA = new Set(linksOf.get(a.personId)?.map((link) => link.eleveId))
  if (linksOf.get(b.personId)?.some((link) => elevesOfA.has(link.eleveId)) === true) return true
  return (a.mobilePhone !== '' && a.mobilePhone === b.mobilePhone) || (a.email !== '' && a.email === b.email)
}

function warnOfStudentsAlone(planning: Planning, file: ResponsablesFile, students: PlannedStudents): void {
  const persons = new Set(file.persons.map((person) => person.personId))
  const linksOf = Map.groupBy(
    file.links.filter((link) => persons.has(link.personId)),
    (link) => link.eleveId,
  )
  const source = planning.source.eleves?.file ?? file.file
  for (const eleveId of studentsToAnswerFor(planning, students)) {
    const links = linksOf.get(eleveId) ?? []
    if (links.length === 0) planning.notes.warn('pupil-without-guardian', source, eleveId)
    else if (!links.some((link) => link.level === 1))
      planning.notes.warn('pupil-without-legal-guardian', source, eleveId)
  }
}

/** ELEVE_ID of those who are of the school or about to be, those set aside included. */
function studentsToAnswerFor(planning: Planning, students: PlannedStudents): string[] {
  const isToCome = (student: Student | undefined) =>
    student !== undefined &&
    (isEnrolledOn(student, planning.on) || student.leftOn === null || student.leftOn > planning.on)
  const known = [...students.ids]
    .filter(([, id]) => isToCome(students.students.get(id)))
    .map(([eleveId]) => eleveId)
  return [...new Set([...known, ...students.held])]
}
