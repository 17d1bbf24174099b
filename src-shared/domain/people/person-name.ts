/** A person as lists order him. */
export interface NamedPerson {
  readonly familyName: string
  readonly givenName: string
}

/** « NOM Prénom », as a pupil is always written (design §2). */
export function listName(person: NamedPerson): string {
  return `${person.familyName.toLocaleUpperCase('fr')} ${person.givenName}`.trim()
}

/** « M. Oliveira »: how staff name each other. The space does not break (design §9). */
export function courtesyName(person: NamedPerson & { readonly civility: string }): string {
  return `${person.civility}\u00a0${person.familyName}`.trim()
}
