import { foldText } from '#shared/kernel/fold-text.ts'

/** Where a text stands and what it says. */
export interface Written {
  readonly id: string
  readonly kind: 'entry' | 'homework' | 'note' | 'series'
  /** The class it was written for; the series for a session prepared ahead. */
  readonly group: string
  /** Day of its lesson; empty for a session prepared ahead. */
  readonly date: string
  readonly start: string
  readonly title: string
  readonly text: string
}

export interface Indexed<W extends Written> {
  readonly written: W
  /** Title and text without accents nor capitals. */
  readonly folded: string
}

/** A text is folded once, however often the list is made again: it never changes, another takes its place. */
const foldedTexts = new Map<string, string>()
const keptMax = 20_000

function folded(words: string): string {
  const known = foldedTexts.get(words)
  if (known !== undefined) return known
  if (foldedTexts.size >= keptMax) foldedTexts.clear()
  const made = foldText(words)
  foldedTexts.set(words, made)
  return made
}

/** What is searched, latest lesson first. */
export function indexWritten<W extends Written>(all: readonly W[]): readonly Indexed<W>[] {
  return [...all]
    .map((written) => ({ written, at: `${written.date} ${written.start}` }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))
    .map(({ written }) => ({ written, folded: folded(`${written.title} ${written.text}`) }))
}

export interface FoundGroup<W extends Written> {
  readonly name: string
  readonly results: readonly W[]
}

export interface Found<W extends Written> {
  readonly groups: readonly FoundGroup<W>[]
  readonly count: number
}

/** Words to find, all of them, in any order, accents and capitals aside. */
export function tokensOf(query: string): readonly string[] {
  const text = foldText(query)
  return text === '' ? [] : text.split(' ')
}

/**
 * Everything that holds all the words, by class then from the latest day: at most `max` are listed, all are counted.
 */
export function findWritten<W extends Written>(
  index: readonly Indexed<W>[],
  query: string,
  max: number,
): Found<W> {
  const tokens = tokensOf(query)
  if (tokens.length === 0) return { groups: [], count: 0 }
  const hits = index.filter((one) => tokens.every((token) => one.folded.includes(token)))
  const groups = new Map<string, W[]>()
  for (const { written } of hits.slice(0, max)) {
    const known = groups.get(written.group)
    if (known) known.push(written)
    else groups.set(written.group, [written])
  }
  return {
    groups: [...groups].map(([name, results]) => ({ name, results })),
    count: hits.length,
  }
}

/** Where the first word stands that holds one of the tokens; the words after it are not read. */
function firstHit(flat: string, tokens: readonly string[]): number {
  for (const { 0: word, index } of flat.matchAll(/\S+/g)) {
    const folded = foldText(word)
    if (tokens.some((token) => folded.includes(token))) return index
  }
  return 0
}

const excerptBefore = 40
const excerptMax = 160

/** The words around the first one found; the beginning when it stands in the title. */
export function excerptOf(text: string, tokens: readonly string[]): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  const from = Math.max(0, firstHit(flat, tokens) - excerptBefore)
  const start = from === 0 ? 0 : flat.indexOf(' ', from) + 1
  const end = Math.min(flat.length, start + excerptMax)
  return `${start > 0 ? '… ' : ''}${flat.slice(start, end).trimEnd()}${end < flat.length ? ' …' : ''}`
}
