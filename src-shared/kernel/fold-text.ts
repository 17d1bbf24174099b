const ligatures: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'oe',
  æ: 'ae',
  Æ: 'ae',
  ß: 'ss',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
}

/** Text without accents, capitals, apostrophes nor hyphens, for searches: « D’Orazio » becomes « d orazio ». */
export function foldText(text: string): string {
  // Most words have no accent, and most letters of a word none: a search folds thousands of them at each key.
  if (/^[A-Za-z0-9]*$/.test(text)) return text.toLowerCase()
  return text
    .replace(/[œŒæÆßøØłŁ]/g, (letter) => ligatures[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'‐-―\-.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
