import { foldText } from '#shared/kernel/fold-text.ts'

function asciiOf(name: string): string {
  return foldText(name)
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .replace(/ +/g, '-')
}

/** « prenom.nom », with a number from 2 when others have it already. */
export function chooseLogin(
  person: { readonly familyName: string; readonly givenName: string },
  taken: ReadonlySet<string>,
): string {
  const wanted =
    [asciiOf(person.givenName), asciiOf(person.familyName)].filter(Boolean).join('.').slice(0, 60) ||
    'personnel'
  if (!taken.has(wanted)) return wanted
  for (let number = 2; ; number++) {
    if (!taken.has(`${wanted}${number}`)) return `${wanted}${number}`
  }
}
