import type { Look } from './fonts.ts'

/** Words in one look. */
export interface Ink {
  readonly text: string
  readonly look: Look
}

/** A stretch of a line that one font draws. */
export interface Stroke {
  readonly font: string
  readonly text: string
  readonly width: number
}

export type FlowLine = readonly Stroke[]

/** How text is measured: by its font, at the size of the paragraph. */
export type Measure = (font: string, text: string) => number
/** How text is cut by font. */
export type CutRuns = (
  text: string,
  look: Look,
) => readonly { readonly font: string; readonly text: string }[]

/** Words with the spaces after them; a space that does not break stays inside its word. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[^ ]* +|[^ ]+$/g) ?? []
}

/** A word as strokes, each with its width. */
function strokesOf(word: Ink, cut: CutRuns, measure: Measure): readonly Stroke[] {
  return cut(word.text, word.look).map(({ font, text }) => ({ font, text, width: measure(font, text) }))
}

const widthOf = (strokes: FlowLine) => strokes.reduce((sum, stroke) => sum + stroke.width, 0)

/** What stands at the end of a word and may hang over the edge: its spaces. */
function hangingWidth(strokes: FlowLine, measure: Measure): number {
  const last = strokes.at(-1)
  const spaces = /[ ]+$/.exec(last?.text ?? '')?.[0]
  return last && spaces ? measure(last.font, spaces) : 0
}

/** A word longer than a line (an address, a digest) is cut where the line ends. */
function* cutLong(strokes: FlowLine, width: number, measure: Measure): Generator<Stroke> {
  for (const stroke of strokes) {
    let rest = stroke.text
    while (rest !== '') {
      let count = [...rest].length
      let piece = rest
      let wide = measure(stroke.font, piece)
      while (wide > width && count > 1) {
        count = Math.max(1, Math.min(count - 1, Math.floor((count * width) / wide)))
        piece = [...rest].slice(0, count).join('')
        wide = measure(stroke.font, piece)
      }
      yield { font: stroke.font, text: piece, width: wide }
      rest = rest.slice(piece.length)
    }
  }
}

/** One stroke more on a line; of one font with the one before, they are one. */
function join(line: Stroke[], stroke: Stroke): void {
  const last = line.at(-1)
  if (last?.font !== stroke.font) return void line.push(stroke)
  line[line.length - 1] = { ...last, text: last.text + stroke.text, width: last.width + stroke.width }
}

/** Lays inks out in lines of a width, a line at a time, so that long texts give way between lines. */
export function* flowLines(
  inks: readonly Ink[],
  width: number,
  cut: CutRuns,
  measure: Measure,
): Generator<FlowLine> {
  let line: Stroke[] = []
  let filled = 0
  const words = inks.flatMap((ink) => wordsOf(ink.text).map((text): Ink => ({ text, look: ink.look })))
  for (const word of words) {
    const strokes = strokesOf(word, cut, measure)
    const needed = widthOf(strokes) - hangingWidth(strokes, measure)
    const pieces = needed > width ? [...cutLong(strokes, width, measure)].map((piece) => [piece]) : [strokes]
    for (const piece of pieces) {
      if (filled > 0 && filled + widthOf(piece) - hangingWidth(piece, measure) > width) {
        yield line
        line = []
        filled = 0
      }
      for (const stroke of piece) join(line, stroke)
      filled += widthOf(piece)
    }
  }
  if (line.length > 0) yield line
}
