/** A person as lists order him. */
export interface NamedPerson {
  readonly familyName: string
  readonly givenName: string
}

/** « NOM Prénom », as a pupil is always written (design §2). */
export function listName(person: NamedPerson): string {
  return `${person.familyName.toLocaleUpperCase('fr')} ${person.givenName}`.trim()
}

/** A name as one says it, « Le Goff », « O’Brien », from the capitals in which files give it. */
export function properName(name: string): string {
  return name.toLocaleLowerCase('fr').replace(/(^|[\s'’-])\p{L}/gu, (head) => head.toLocaleUpperCase('fr'))
}

/** « M. Oliveira »: how staff name each other. The space does not break (design §9). */
export function courtesyName(
  person: Pick<NamedPerson, 'familyName'> & { readonly civility: string },
): string {
  return `${person.civility}\u00a0${properName(person.familyName)}`.trim()
}
