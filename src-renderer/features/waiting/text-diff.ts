/** A run of words that both texts have, or that one alone has. */
export interface Segment {
  readonly text: string
  readonly isDifferent: boolean
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\S+\s*/g) ?? []
}

const bare = (word: string) => word.trim()

/** Lengths of the longest common runs of words from each pair of places (texts are of some hundred words at most). */
function commonLengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const isSame = bare(a[i] ?? '') === bare(b[j] ?? '')
      const best = isSame ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1))
      const row = rows[i]
      if (row) row[j] = best
    }
  }
  return rows
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0
}

/** A lone word that both happen to have, between two differences, is no agreement: « les », « de ». */
function withoutLoneWords(isCommon: readonly boolean[]): readonly boolean[] {
  return isCommon.map((common, index) => {
    const isInside = index > 0 && index < isCommon.length - 1
    return common && !(isInside && !isCommon[index - 1] && !isCommon[index + 1])
  })
}

function joinRuns(words: readonly string[], isCommon: readonly boolean[]): readonly Segment[] {
  const segments: { text: string; isDifferent: boolean }[] = []
  words.forEach((word, index) => {
    const isDifferent = !isCommon[index]
    const last = segments.at(-1)
    if (last?.isDifferent === isDifferent) last.text += word
    else segments.push({ text: word, isDifferent })
  })
  return segments
}

/** The two texts cut into what they share and what each has alone (design §6, choice tray). */
export function diffTexts(
  left: string,
  right: string,
): { readonly left: readonly Segment[]; readonly right: readonly Segment[] } {
  const a = wordsOf(left)
  const b = wordsOf(right)
  const lengths = commonLengths(a, b)
  const inLeft = a.map(() => false)
  const inRight = b.map(() => false)
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (bare(a[i] ?? '') === bare(b[j] ?? '')) {
      inLeft[i++] = true
      inRight[j++] = true
    } else if (at(lengths, i + 1, j) >= at(lengths, i, j + 1)) i++
    else j++
  }
  return { left: joinRuns(a, withoutLoneWords(inLeft)), right: joinRuns(b, withoutLoneWords(inRight)) }
}

/** Adds a passage at the end of a text, or takes it away when it is there. */
export function togglePassage(text: string, passage: string): string {
  const wanted = passage.trim()
  if (text.includes(wanted)) return text.replace(wanted, '').replace(/ {2,}/g, ' ').trim()
  return `${text.trimEnd()} ${wanted}`.trim()
}
