import { foldText } from '#shared/kernel/fold-text.ts'
import type { NamedPerson } from './person-name.ts'

/** A person and the ways his name may begin, family name first. */
export interface NameEntry<T extends NamedPerson> {
  readonly person: T
  /** Folded: « lefevre nguyen maelle », « nguyen », « maelle lefevre nguyen ». */
  readonly beginnings: readonly string[]
}

/** Names prepared once for the searches that follow: a search is then a walk without allocation. */
export function nameEntries<T extends NamedPerson>(people: readonly T[]): readonly NameEntry<T>[] {
  return people.map((person) => {
    const family = foldText(person.familyName)
    const given = foldText(person.givenName)
    const parts = family.split(' ').slice(1)
    return { person, beginnings: [`${family} ${given}`, ...parts, `${given} ${family}`] }
  })
}

/** Those whose name begins like a text, without accents nor capitals: family names first, in the order of the list. */
export function findByName<T extends NamedPerson>(
  entries: readonly NameEntry<T>[],
  text: string,
): readonly T[] {
  const wanted = foldText(text)
  if (wanted === '') return []
  const byFamily: T[] = []
  const others: T[] = []
  for (const { person, beginnings } of entries) {
    const rank = beginnings.findIndex((beginning) => beginning.startsWith(wanted))
    if (rank === 0) byFamily.push(person)
    else if (rank > 0) others.push(person)
  }
  return [...byFamily, ...others]
}
