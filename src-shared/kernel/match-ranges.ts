import { foldText } from './fold-text.ts'

/**
 * Where the typed letters are in a text: pairs of bounds, for underlining.
 * @param tokens what was typed, folded, word by word
 */
export function matchRanges(text: string, tokens: readonly string[]): readonly (readonly [number, number])[] {
  const wanted = [...tokens].sort((a, b) => b.length - a.length)
  const ranges: (readonly [number, number])[] = []
  for (const word of text.matchAll(/[^\s’'‐-―\-.]+/g)) {
    const end = foldedEnd(word[0], wanted)
    if (end > 0) ranges.push([word.index, word.index + end])
  }
  return ranges
}

/** Letters of `word` that the longest of `tokens` beginning it covers. */
function foldedEnd(word: string, tokens: readonly string[]): number {
  const folded = foldText(word)
  const token = tokens.find((one) => folded.startsWith(one))
  if (token === undefined) return 0
  let reached = 0
  for (let at = 0; at < word.length; at++) {
    if (reached >= token.length) return at
    reached += foldText(word.charAt(at)).length
  }
  return word.length
}
