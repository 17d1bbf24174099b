const accents: Readonly<Record<string, string>> = {
  college: 'collège',
  lycee: 'lycée',
  general: 'général',
  technologique: 'technologique',
  metiers: 'métiers',
  prive: 'privé',
  regional: 'régional',
}
const small = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'et', 'en', 'd', 'l'])

/** « COLLEGE ANDRE MALRAUX » as a person would write it: « Collège Andre Malraux ». Mixed case is left as it is. */
export function schoolTitle(name: string): string {
  if (name !== name.toLocaleUpperCase('fr')) return name.slice(0, 200)
  const words = name.toLocaleLowerCase('fr').split(/(?<=[\s'’-])/)
  return words
    .map((word, at) => {
      const bare = word.replace(/[\s'’-]+$/, '')
      const rest = word.slice(bare.length)
      if (at > 0 && small.has(bare)) return word
      const spelled = accents[bare] ?? bare
      return spelled.slice(0, 1).toLocaleUpperCase('fr') + spelled.slice(1) + rest
    })
    .join('')
    .slice(0, 200)
}
