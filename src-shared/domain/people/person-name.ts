/** A person as lists order him. */
export interface NamedPerson {
  readonly familyName: string
  readonly givenName: string
}

/** « NOM Prénom », as a pupil is always written (design §2). */
export function listName(person: NamedPerson): string {
  return `${capitalName(person.familyName)} ${person.givenName}`.trim()
}

/** A family name in capitals with its accents and the apostrophe of print: files give a straight one (design §9). */
export function capitalName(familyName: string): string {
  return familyName.toLocaleUpperCase('fr').replaceAll("'", '’')
}

/** A name as one says it, « Le Goff », « O’Brien », from the capitals in which files give it. */
export function properName(name: string): string {
  return name
    .toLocaleLowerCase('fr')
    .replaceAll("'", '’')
    .replace(/(^|[\s’-])\p{L}/gu, (head) => head.toLocaleUpperCase('fr'))
}

/** « Kadiatou Lemaire »: a colleague in full, as the lock page and the menus write him. */
export function fullName(person: NamedPerson): string {
  return `${person.givenName} ${properName(person.familyName)}`.trim()
}

const civilities: Readonly<Record<string, string>> = { M: 'M.', MME: 'Mme', MLLE: 'Mme' }

/** « M. Oliveira »: how staff name each other. The space does not break (design §9). */
export function courtesyName(
  person: Pick<NamedPerson, 'familyName'> & { readonly civility: string },
): string {
  const civility = civilities[person.civility.toUpperCase().replace('.', '')] ?? person.civility
  return `${civility}\u00a0${properName(person.familyName)}`.trim()
}
