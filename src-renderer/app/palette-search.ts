import { foldText } from '#shared/kernel/fold-text.ts'

export const paletteGroups = ['students', 'staff', 'divisions', 'actions', 'screens'] as const
export type PaletteGroup = (typeof paletteGroups)[number]

/** What is searched: one line, folded once when the index is made. */
export interface Searchable {
  readonly group: PaletteGroup
  /** As shown; matched letters are underlined in it. */
  readonly text: string
}

export interface Indexed<E extends Searchable> {
  readonly entry: E
  readonly words: readonly string[]
  /** Without spaces: « 3E2 » finds « 3E 2 ». */
  readonly compact: string
}

/** Entries stay in the order given: it settles ties. */
export function indexEntries<E extends Searchable>(entries: readonly E[]): readonly Indexed<E>[] {
  return entries.map((entry) => {
    const folded = foldText(entry.text)
    return { entry, words: folded.split(' '), compact: folded.replaceAll(' ', '') }
  })
}

/** A query and the groups that it looks into: `>` actions alone, `@` classes alone (design §6). */
export interface Query {
  readonly tokens: readonly string[]
  readonly compact: string
  readonly groups: readonly PaletteGroup[]
}

export function readQuery(text: string): Query {
  const sign = text.trimStart().charAt(0)
  const folded = foldText(sign === '>' || sign === '@' ? text.trimStart().slice(1) : text)
  const groups: readonly PaletteGroup[] =
    sign === '>' ? ['actions', 'screens'] : sign === '@' ? ['divisions'] : paletteGroups
  return { tokens: folded === '' ? [] : folded.split(' '), compact: folded.replaceAll(' ', ''), groups }
}

/** Better is lower; null when it does not match. A first word that begins as typed comes first. */
export function scoreOf(line: Indexed<Searchable>, query: Query): number | null {
  let score = 0
  for (const token of query.tokens) {
    const at = line.words.findIndex((word) => word.startsWith(token))
    if (at >= 0) score += at
    else if (token.length >= 4 && line.words.some((word) => word.includes(token))) score += 20
    else return query.compact.length >= 2 && line.compact.startsWith(query.compact) ? 5 : null
  }
  return score
}

export interface FoundGroup<E> {
  readonly group: PaletteGroup
  readonly entries: readonly E[]
  /** How many match, those not shown included. */
  readonly total: number
}

/** Without a word typed, only what can be done: a list of pupils would say nothing. */
const shownWhenEmpty: readonly PaletteGroup[] = ['actions', 'screens']

/** The best lines of each group, in the order of groups. */
export function searchPalette<E extends Searchable>(
  index: readonly Indexed<E>[],
  query: Query,
  limit: (group: PaletteGroup) => number,
): readonly FoundGroup<E>[] {
  const isEmpty = query.tokens.length === 0
  const found = new Map<PaletteGroup, { entry: E; score: number }[]>()
  for (const line of index) {
    const { group } = line.entry
    if (!query.groups.includes(group)) continue
    if (isEmpty && query.groups.length > 2 && !shownWhenEmpty.includes(group)) continue
    const score = scoreOf(line, query)
    if (score === null) continue
    const list = found.get(group)
    if (list) list.push({ entry: line.entry, score })
    else found.set(group, [{ entry: line.entry, score }])
  }
  return paletteGroups.flatMap((group) => {
    const list = found.get(group)
    if (!list) return []
    const best = list.sort((a, b) => a.score - b.score).slice(0, limit(group))
    return [{ group, entries: best.map((one) => one.entry), total: list.length }]
  })
}
