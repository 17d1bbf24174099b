import { createRequire } from 'node:module'
import { readFont } from './read-font.ts'

/** How words are drawn: as text, stronger, or as what a machine reads (formulas, digests). */
export type Look = 'regular' | 'bold' | 'code'

const locate = createRequire(import.meta.url).resolve
const plex = (part: string, weight: 400 | 600) =>
  locate(`@fontsource/ibm-plex-sans/files/ibm-plex-sans-${part}-${weight}-normal.woff`)
const katex = (name: string) => locate(`katex/dist/fonts/KaTeX_${name}.ttf`)

/** In order of preference: our type, then the alphabets that names and languages bring, then mathematical signs. */
const fontsOf: Readonly<Record<Look, readonly (() => string)[]>> = {
  regular: ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese']
    .map((part) => () => plex(part, 400))
    .concat([() => katex('Main-Regular'), () => katex('AMS-Regular'), () => katex('Math-Italic')]),
  bold: ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese']
    .map((part) => () => plex(part, 600))
    .concat([() => katex('Main-Bold'), () => katex('AMS-Regular'), () => katex('Math-BoldItalic')]),
  code: [() => katex('Typewriter-Regular')],
}

/** A stretch of text that one font draws. */
export interface FontRun {
  readonly font: string
  readonly text: string
}

/** What pdfkit's types do not show of an opened font: its letters, and the words it has laid out. */
interface OpenedFont {
  readonly font: { hasGlyphForCodePoint(code: number): boolean }
  layoutCache: object
}

export interface Fonts {
  /** Cuts a text by font. */
  cut(text: string, look: Look): readonly FontRun[]
  /** Forgets the words laid out so far: a long document holds no more memory than a short one. */
  forget(): void
}

/** What no font of ours has is drawn as what resembles it, or told by its number: never dropped, never a bare « ? ». */
const standIns: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2011': '-',
  '\u00ad': '',
  '\u200b': '',
  '\ufeff': '',
}

function nameless(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}

/** The fonts of one document, each opened when first needed and embedded: a reader needs none of them. */
export function openFonts(pdf: PDFKit.PDFDocument): Fonts {
  const opened = new Map<string, OpenedFont>()
  const chosen = new Map<string, string | null>()
  const open = (name: string, path: string): OpenedFont => {
    const known = opened.get(name)
    if (known) return known
    pdf.registerFont(name, readFont(path)).font(name)
    const font = (pdf as unknown as { readonly _font: OpenedFont })._font
    opened.set(name, font)
    return font
  }
  const candidates = (look: Look) => [
    ...fontsOf[look].map((path, at) => ({ name: `${look}-${at}`, path })),
    ...(look === 'code' ? fontsOf.regular.map((path, at) => ({ name: `regular-${at}`, path })) : []),
  ]
  const fontFor = (letter: string, look: Look): string | null => {
    const key = `${look}${letter}`
    const known = chosen.get(key)
    if (known !== undefined) return known
    const code = letter.codePointAt(0) ?? 0
    const found = candidates(look).find(({ name, path }) =>
      open(name, path()).font.hasGlyphForCodePoint(code),
    )
    chosen.set(key, found?.name ?? null)
    return found?.name ?? null
  }
  const cut: Fonts['cut'] = (text, look) => {
    const runs: { font: string; text: string }[] = []
    const add = (letters: string) => {
      for (const letter of letters) {
        const font = fontFor(letter, look)
        const last = runs.at(-1)
        if (font === null) {
          const instead = standIns[letter] ?? nameless(letter)
          if (instead !== letter) add(instead)
        } else if (last?.font === font) last.text += letter
        else runs.push({ font, text: letter })
      }
    }
    add(text.normalize('NFC').replace(/[\u0000-\u001f\u007f]/g, ' '))
    return runs
  }
  const forget = () => {
    for (const font of opened.values()) font.layoutCache = Object.create(null) as object
  }
  return { cut, forget }
}
