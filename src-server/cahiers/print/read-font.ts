import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

const headBytes = 12
const recordBytes = 16
const padded = (length: number) => (length + 3) & ~3

/**
 * A font of the web (WOFF 1.0) as the font that it wraps: unwrapped once, where pdfkit would inflate its letters again
 * at each letter.
 */
function unwrap(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = 44 + at * 20
    const [offset, packed, length] = [4, 8, 12].map((place) => woff.readUInt32BE(entry + place)) as [
      number,
      number,
      number,
    ]
    const bytes = woff.subarray(offset, offset + packed)
    return { head: entry, length, bytes: packed < length ? inflateSync(bytes) : bytes }
  })
  const size = tables.reduce((sum, { length }) => sum + padded(length), headBytes + count * recordBytes)
  const font = Buffer.alloc(size)
  woff.copy(font, 0, 4, 8)
  font.writeUInt16BE(count, 4)
  let place = headBytes + count * recordBytes
  for (const [at, { head, length, bytes }] of tables.entries()) {
    const record = headBytes + at * recordBytes
    woff.copy(font, record, head, head + 4)
    woff.copy(font, record + 4, head + 16, head + 20)
    font.writeUInt32BE(place, record + 8)
    font.writeUInt32BE(length, record + 12)
    bytes.copy(font, place)
    place += padded(length)
  }
  return font
}

const read = new Map<string, Buffer>()

/** The bytes of a font, read once: an archive prints hundreds of documents with the same ones. */
export function readFont(path: string): Buffer {
  const known = read.get(path)
  if (known) return known
  const bytes = readFileSync(path)
  const font = bytes.toString('latin1', 0, 4) === 'wOFF' ? unwrap(bytes) : bytes
  read.set(path, font)
  return font
}
