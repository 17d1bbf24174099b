/** A person as lists order him. */
export interface NamedPerson {
  readonly familyName: string
  readonly givenName: string
}

/** « NOM Prénom », as a pupil is always written (design §2). */
export function listName(person: NamedPerson): string {
  return `${person.familyName.toLocaleUpperCase('fr')} ${person.givenName}`.trim()
}
