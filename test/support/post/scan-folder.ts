import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A text found where it must not be. */
export interface Find {
  readonly file: string
  readonly text: string
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** The shapes in which Chromium may write a text: UTF-8, Latin-1, UTF-16, in capitals and as typed. */
function shapesOf(text: string): Buffer[] {
  const words = [...new Set([text, text.toLocaleUpperCase('fr'), text.toLocaleLowerCase('fr')])]
  return words.flatMap((word) => [
    Buffer.from(word, 'utf8'),
    Buffer.from(word, 'latin1'),
    Buffer.from(word, 'utf16le'),
  ])
}

/** Reads every file of a folder, names of files included, and tells which texts it finds there in clear. */
export function scanFolder(folder: string, texts: readonly string[]): Find[] {
  const needles = texts.map((text) => ({ text, shapes: shapesOf(text) }))
  return filesUnder(folder).flatMap((file) => {
    const bytes = Buffer.concat([Buffer.from(`${file}\n`), readFileSync(file)])
    return needles.flatMap(({ text, shapes }) =>
      shapes.some((shape) => bytes.includes(shape)) ? [{ file, text }] : [],
    )
  })
}

/** How many bytes the scan would read: a scan of nothing proves nothing. */
export function weighFolder(folder: string): number {
  return filesUnder(folder).reduce((sum, file) => sum + readFileSync(file).length, 0)
}
