/** What commander says in English, with what it names, and the same in French. */
const faults: readonly (readonly [RegExp, (...names: readonly string[]) => string])[] = [
  [
    /^error: option '([^']*)' argument '([\s\S]*)' is invalid\. ?([\s\S]*)$/,
    (option, given, why) =>
      `L’option ${option} n’accepte pas «\u00a0${given}\u00a0»\u00a0: ${why || 'autre valeur attendue.'}`,
  ],
  [
    /^error: command-argument value '([\s\S]*)' is invalid for argument '([^']*)'\. ?([\s\S]*)$/,
    (given, name, why) =>
      `«\u00a0${given}\u00a0» ne convient pas pour <${name}>\u00a0: ${why || 'autre valeur attendue.'}`,
  ],
  [/^error: missing required argument '([^']*)'/, (name) => `Il manque <${name}>.`],
  [/^error: option '([^']*)' argument missing/, (option) => `Il manque la valeur de l’option ${option}.`],
  [/^error: required option '([^']*)' not specified/, (option) => `L’option ${option} est nécessaire.`],
  [/^error: unknown option '([^']*)'/, (option) => `Option inconnue\u00a0: ${option}`],
  [/^error: unknown command '([^']*)'/, (name) => `Commande inconnue\u00a0: ${name}`],
  [/^error: too many arguments/, () => 'Trop d’arguments, ou commande inconnue.'],
]

/** A fault of usage in French; as it came when commander learns to say something else. */
export function tellUsageFault(said: string): string {
  for (const [pattern, tell] of faults) {
    const found = pattern.exec(said.trim())
    if (found) return tell(...found.slice(1))
  }
  return said.trim()
}

/** Heads of the help. */
const heads: Readonly<Record<string, string>> = {
  'Usage:': 'Emploi\u00a0:',
  'Arguments:': 'Arguments\u00a0:',
  'Options:': 'Options\u00a0:',
  'Commands:': 'Commandes\u00a0:',
}

export function tellHelpHead(head: string): string {
  return heads[head] ?? head
}

export const usageLabels = {
  help: 'affiche cette aide',
  helpCommand: 'explique une commande',
  usual: (value: string) => `(par défaut\u00a0: ${value})`,
  seeHelp: 'L’aide est dans\u00a0: portal help [commande]',
} as const
