/** The bytes under which a program may write a text: encodings, escapes, base64 at each of its three places. */
export function shapesOf(text: string): Buffer[] {
  const cased = new Set([text, text.toLocaleUpperCase('fr'), text.toLocaleLowerCase('fr')])
  const shapes = [...cased].flatMap((one) => {
    const bytes = [Buffer.from(one, 'utf8'), Buffer.from(one, 'latin1'), Buffer.from(one, 'utf16le')]
    const swapped = Buffer.from(one, 'utf16le').swap16()
    const escaped = one.replace(/[^\x20-\x7e]/g, (letter) => `\\u${hex(letter.charCodeAt(0), 4)}`)
    return [
      ...bytes,
      swapped,
      Buffer.from(escaped),
      Buffer.from(escaped.toLowerCase()),
      Buffer.from(encodeURIComponent(one)),
      ...[Buffer.from(one, 'utf8'), Buffer.from(one, 'utf16le')].flatMap(base64Of),
    ]
  })
  return [...new Map(shapes.map((shape) => [shape.toString('latin1'), shape])).values()]
}

/** The letters of base64 that depend on these bytes alone, wherever they begin in a longer text. */
function base64Of(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((before) => {
    const coded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const first = Math.ceil((before * 8) / 6)
    const last = Math.floor(((before + bytes.length) * 8) / 6)
    return Buffer.from(coded.slice(first, last))
  })
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0')
}
