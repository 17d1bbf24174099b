/** What `npm run sim` was asked. */
export type SimOptions =
  | { readonly kind: 'run'; readonly seeds: number; readonly from: number; readonly isJson: boolean }
  | { readonly kind: 'replay'; readonly seed: number }

export type ReadOptions =
  | { readonly kind: 'options'; readonly options: SimOptions }
  | { readonly kind: 'refused'; readonly message: string }

const usage = 'Usage\u00a0: npm run sim -- [--seeds N] [--from S] [--json] | --replay GRAINE'
const most = 0xffff_ffff

const refused = (message: string): ReadOptions => ({ kind: 'refused', message: `${message}\n${usage}` })

/** Reads the command line, to the letter: what is not understood is said, never guessed. */
export function readOptions(argv: readonly string[]): ReadOptions {
  const numbers = new Map<string, number>()
  let isJson = false
  for (let at = 0; at < argv.length; at++) {
    const name = argv[at] ?? ''
    if (name === '--json') {
      isJson = true
      continue
    }
    if (name !== '--seeds' && name !== '--from' && name !== '--replay')
      return refused(`Option inconnue\u00a0: ${name}`)
    const text = argv[(at += 1)]
    const value = Number(text)
    if (text === undefined || !/^\d+$/.test(text) || value > most)
      return refused(
        `${name} attend un nombre entier positif${text === undefined ? '' : `, pas «\u00a0${text}\u00a0»`}.`,
      )
    if (numbers.has(name)) return refused(`${name} est donné deux fois.`)
    numbers.set(name, value)
  }
  const replay = numbers.get('--replay')
  if (replay !== undefined && (numbers.size > 1 || isJson))
    return refused('--replay rejoue une seule graine\u00a0: il va sans autre option.')
  if (replay !== undefined) return { kind: 'options', options: { kind: 'replay', seed: replay } }
  const [seeds, from] = [numbers.get('--seeds') ?? 200, numbers.get('--from') ?? 1]
  if (seeds === 0) return refused('--seeds attend au moins 1.')
  return { kind: 'options', options: { kind: 'run', seeds, from, isJson } }
}
